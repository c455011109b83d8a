begin;
select plan(1);
\ir ../joined.sql

create function handlers.full(p_message jsonb)
returns void
language plpgsql
as $$ begin raise disk_full; end $$;
select link.register_handler('full', 'handlers.full', 'for tests');
select throws_ok(
  $$select link.try_handler(pg_temp.delivery('full', 1))$$, '53100', null, 'no space'
);

select * from finish();
rollback;
