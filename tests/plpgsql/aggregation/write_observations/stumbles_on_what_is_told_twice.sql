begin;
\ir ../telling.sql
select plan(2);

select aggregation.open_batch();
insert into pg_temp.batch_snapshots (stream_id, is_new, is_changed)
values (1, true, true), (2, false, true);
insert into pg_temp.batch_observations (stream_id, fingerprint, trials, successes, occurrences)
values (1, pg_temp.p('a'), 3, 1, 4), (1, pg_temp.p('a'), 4, 2, 5);
select throws_ok(
  'select aggregation.write_observations()', '23505', null, 'in a stream that is new'
);
insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
values (2, pg_temp.p('a'), 3, 1, 4);
update pg_temp.batch_observations set stream_id = 2, trials = trials + 1;
select throws_ok(
  'select aggregation.write_observations()', '21000', null, 'and in one that is known'
);

select * from finish();
rollback;
