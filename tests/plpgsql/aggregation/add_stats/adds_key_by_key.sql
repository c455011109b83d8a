begin;
select plan(2);

select is(
  aggregation.add_stats('{"messages": 2, "buried": 1}', '{"messages": 3, "written": 4}'),
  '{"messages": 5, "buried": 1, "written": 4}'::jsonb,
  'a key that one of them lacks counts as 0'
);
select is(aggregation.add_stats('{}', '{}'), '{}'::jsonb, 'nothing and nothing is nothing');

select * from finish();
rollback;
