begin;
\ir ../telling.sql
select plan(1);

insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
values (7, pg_temp.p('a'), 3, 2, 5);
select results_eq(
  'select stream_id, fingerprint, trials, successes, occurrences from aggregation.facts',
  $$ values (7::bigint, pg_temp.p('a'), 3::bigint, 2::bigint, 5::bigint) $$,
  'row by row'
);

select * from finish();
rollback;
