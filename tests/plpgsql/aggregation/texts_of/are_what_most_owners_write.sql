begin;
\ir ../telling.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('first');
select fleet.add('big-' || i, 'corp') from generate_series(1, 3) as i;
select fleet.add('small-' || i) from generate_series(1, 4) as i;
create function pg_temp.write(p_source text, p_version integer, p_texts jsonb)
returns bigint
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'patterns', 'source', p_source,
    'snapshot', jsonb_build_object('stream', 'code', 'version', p_version),
    'patterns', jsonb_build_array(jsonb_build_object(
      'fingerprint', pg_temp.p('a'), 'name', 'a', 'trials', 1, 'successes', 1
    ) || p_texts)
  ));
$$;
select pg_temp.write('first', 1, '{"description": "mine", "examples": ["mine()"]}');
select aggregation.fold_patterns();
select results_eq(
  $$ select description, example from aggregation.texts_of(array[pg_temp.p('a')]) $$,
  $$ values ('mine', 'mine()') $$,
  'of one who writes, what it writes'
);

select count(pg_temp.write('big-' || i, 1, '{"description": "zeal"}'))
from generate_series(1, 3) as i;
select pg_temp.write('small-1', 1, '{"description": "ours", "examples": ["ours()"]}');
select pg_temp.write('small-2', 1, '{"description": "ours", "examples": ["ours()"]}');
select pg_temp.write('small-3', 1, '{}');
select pg_temp.write('small-4', 1, '{}');
select aggregation.fold_patterns();
select results_eq(
  $$ select description, example from aggregation.texts_of(array[pg_temp.p('a')]) $$,
  $$ values ('ours', 'ours()') $$,
  'two owners outvote the first, one with three instances, and those who write nothing'
);

select pg_temp.write('first', 2, '{}');
select pg_temp.write('small-' || i, 2, '{}') from generate_series(1, 2) as i;
select aggregation.fold_patterns();
select results_eq(
  $$ select description, example from aggregation.texts_of(array[pg_temp.p('a')]) $$,
  $$ values ('zeal', null::text) $$,
  'what nobody writes any more is gone'
);
select is_empty(
  $$ select * from aggregation.texts_of(array[pg_temp.p('b')]) $$, 'of no pattern there is none'
);

select * from finish();
rollback;
