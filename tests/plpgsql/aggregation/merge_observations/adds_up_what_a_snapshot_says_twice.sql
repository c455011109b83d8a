begin;
\ir ../telling.sql
select plan(1);

select aggregation.open_batch();
insert into pg_temp.batch_snapshots (stream_id, is_new, is_changed)
values (1, true, true), (2, false, true), (3, false, true);
insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
values (3, pg_temp.p('a'), 3, 1, 4);
insert into pg_temp.batch_observations (stream_id, fingerprint, trials, successes, occurrences)
values
  (1, pg_temp.p('a'), 3, 1, 4), (1, pg_temp.p('a'), 4, 2, 5),
  (2, pg_temp.p('a'), 3, 1, 4), (2, pg_temp.p('a'), 4, 2, 5),
  (3, pg_temp.p('a'), 3, 1, 4), (3, pg_temp.p('a'), 4, 2, 5);
select aggregation.merge_observations();
select results_eq(
  'select stream_id, trials, successes, occurrences from aggregation.observations order by 1',
  $$ values (1::bigint, 7::bigint, 3::bigint, 9::bigint), (2, 7, 3, 9), (3, 7, 3, 9) $$,
  'in a new stream, in a known one, and where one of them is what was there'
);

select * from finish();
rollback;
