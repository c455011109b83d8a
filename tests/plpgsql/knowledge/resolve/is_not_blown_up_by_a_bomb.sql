begin;
\ir ../artifacts.sql
select plan(1);

select pg_temp.put('bomb', n::text, '1.0.0', case
  when n = 16 then jsonb_build_object('body', repeat('x', 100))
  else jsonb_build_object('compose', array_fill('bomb:' || n + 1, array[32]))
end)
from generate_series(1, 16) as n;
select throws_ok($$select knowledge.resolve('bomb', '1', '1.0.0')$$, 'SC619', null, 'too large');

select * from finish();
rollback;
