begin;
\ir ../artifacts.sql
select plan(6);

select pg_temp.put('prompt', 'a', '1.0.0', '{}', 'a.json');
select pg_temp.put('prompt', 'a', '1.10.0');
select is(knowledge.require_version('prompt', 'a', 'latest'), '1.10.0', 'latest');
select is(knowledge.require_version('prompt', 'a', 'current'), '1.0.0', 'current');
select is(knowledge.require_version('prompt', 'a', '1.0.0'), '1.0.0', 'an exact one');
select throws_ok(
  $$select knowledge.require_version('prompt', 'a', '2.0.0')$$, 'SC616',
  'there is no prompt a 2.0.0', 'no such version'
);
select throws_ok(
  $$select knowledge.require_version('prompt', 'b', 'latest')$$, 'SC616',
  'there is no prompt b', 'no such artifact'
);
select throws_ok(
  $$select knowledge.require_version(null, null, null)$$, 'SC616',
  'there is no (null) (null) (null)', 'nothing named'
);

select * from finish();
rollback;
