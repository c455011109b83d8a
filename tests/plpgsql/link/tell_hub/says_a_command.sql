begin;
select plan(2);
\ir ../joined.sql

select link.connect();
select link.tell_hub('begin isolation level repeatable read, read only');
select is(
  (select link.call_hub('select to_jsonb(current_setting(''transaction_isolation''))')),
  '"repeatable read"'::jsonb, 'what follows is in it'
);
select link.tell_hub('commit');
select throws_ok(
  $$select link.tell_hub('no command')$$, '42601', null, 'the hub''s errors pass through'
);

select * from finish();
rollback;
