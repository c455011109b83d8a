begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a', 'ann');
select fleet.add('b', 'bob');
select fleet.add('c', 'corp');
select fleet.add('d', 'corp');
select pg_temp.tell('a', 'one', 1, '');
select pg_temp.tell('b', 'one', 1, '');
select pg_temp.tell('b', 'two', 1, '');
select pg_temp.tell('c', 'one', 1, '');
select pg_temp.tell('d', 'one', 1, '');
select aggregation.fold_patterns();

select results_eq(
  'select instance, vote, is_alone from ranking.voices order by instance, stream_id',
  $$ values
    ('a' collate "C", 1::float8, true), ('b', 1, false), ('b', 1, false), ('c', 0.5, false),
    ('d', 0.5, false)
  $$,
  'the only stream of its owner is alone'
);
select centralcloud.shift_clock('42 days');
select results_eq(
  $$ select days, fading, weight, breadth from ranking.voices where instance = 'a' $$,
  'values (42, 0.5::float8, 5e8::float8, 500000000::bigint)',
  'half its word is left after a half-life'
);

select * from finish();
rollback;
