begin;
\ir ../telling.sql
select plan(3);

select aggregation.open_batch();
insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
values (1, pg_temp.p('a'), 1, 1, 1), (1, pg_temp.p('b'), 1, 1, 1), (1, pg_temp.p('c'), 1, 1, 1);
create temporary table before as select fingerprint, ctid as place from aggregation.observations;
insert into pg_temp.batch_snapshots (stream_id, is_new, is_changed) values (1, false, true);
insert into pg_temp.batch_observations (stream_id, fingerprint, trials, successes, occurrences)
values (1, pg_temp.p('a'), 1, 1, 1), (1, pg_temp.p('b'), 2, 1, 1);

select is(
  aggregation.write_observations(),
  '{"written": 1, "retracted": 1}'::jsonb,
  'one row written, one taken back'
);
select results_eq(
  'select fingerprint, trials from aggregation.observations order by fingerprint',
  $$ values (pg_temp.p('a'), 1::bigint), (pg_temp.p('b'), 2) $$,
  'the stream says what its snapshot says'
);
select is(
  (select o.ctid from aggregation.observations as o where o.fingerprint = pg_temp.p('a')),
  (select b.place from before as b where b.fingerprint = pg_temp.p('a')),
  'the row that was equal is where it was'
);

select * from finish();
rollback;
