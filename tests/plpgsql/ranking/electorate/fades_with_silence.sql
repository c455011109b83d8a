begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a', 'ann');
select fleet.add('b', 'bob');
select fleet.add('c', 'bob');
select is((select a from ranking.electorate), 0::float8, 'who never called has no vote');
select fleet.record_accepted('a');
select fleet.record_accepted('b');
select is((select a from ranking.electorate), 1.5::float8, 'one of an owner, half of another');
select centralcloud.shift_clock('42 days');
select is((select a from ranking.electorate), 0.75::float8, 'half after a half-life of silence');
select results_eq(
  'select instances, owners, owners_needed from ranking.electorate',
  'values (3, 2, 2)',
  'three instances, two owners, two of whom are needed'
);

select * from finish();
rollback;
