begin;
\ir ../artifacts.sql
select plan(5);

select pg_temp.put('t', 'a', '1.0.0', '{"extends": "t:b"}');
select pg_temp.put('t', 'b', '1.0.0', '{"extends": "t:c@1.0.0"}');
select throws_ok(
  $$select knowledge.resolve('t', 'a', '1.0.0')$$, 'SC617',
  't:a@1.0.0 cannot be resolved: there is no t:c@1.0.0', 'missing, further down'
);
select pg_temp.put('t', 'c', '1.0.0', '{"body": "c", "compose": ["t:a@1.0.0"]}');
select throws_ok($$select knowledge.resolve('t', 'a', '1.0.0')$$, 'SC618', null, 'a cycle');
select pg_temp.put('t', 'c', '1.1.0', '{"extends": "t:c@1.1.0"}');
select throws_ok($$select knowledge.resolve('t', 'c', '1.1.0')$$, 'SC618', null, 'of one');

select pg_temp.put('chain', n::text, '1.0.0', case
  when n = 17 then '{"body": "end"}'
  else jsonb_build_object('extends', 'chain:' || n + 1)
end)
from generate_series(1, 17) as n;
select is(
  knowledge.resolve('chain', '2', '1.0.0') ->> 'body', 'end', 'sixteen stand on each other'
);
select throws_ok($$select knowledge.resolve('chain', '1', '1.0.0')$$, 'SC619', null, 'seventeen');

select * from finish();
rollback;
