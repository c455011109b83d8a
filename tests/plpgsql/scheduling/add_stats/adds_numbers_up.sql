begin;
select plan(3);

select is(
  scheduling.add_stats('{"rows": 2, "old": 1}', '{"rows": 3.5, "new": 1, "more": true}'),
  '{"rows": 5.5, "old": 1, "new": 1}', 'and leaves `more` out'
);
select is(
  scheduling.add_stats('{"run_id": 2, "as": "a", "n": null}', '{"run_id": 3, "as": "b", "n": 4}'),
  '{"run_id": 3, "as": "b", "n": 4}', 'of ids and words the newest stays'
);
select is(scheduling.add_stats('{}', '{}'), '{}', 'of nothing nothing');

select * from finish();
rollback;
