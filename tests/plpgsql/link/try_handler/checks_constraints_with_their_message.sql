begin;
select plan(2);
\ir ../joined.sql

create function handlers.swap(p_message jsonb)
returns void
language sql
as $$
  insert into pg_temp.effects (n) values (7), (7);
  delete from pg_temp.effects
$$;
select link.register_handler('swapping', 'handlers.swap', 'for tests');
select is(link.try_handler(pg_temp.delivery('swapping', 1)), null, 'what is deferred may wait');
select is(link.try_handler(pg_temp.delivery('swapping', 2)), null, 'also in the next message');

select * from finish();
rollback;
