begin;
\ir ../telling.sql
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9, b=beta 10 9');
select pg_temp.tell('singularity-1', 'other', 1, 'a 1 1');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "patterns": [{"name": "bare", "frequency": 4, "success_rate": 0.5}]
}');
select aggregation.fold_patterns();
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select pg_temp.tell('singularity-1', 'code', 2, 'a 20 19, c 3 3');
select aggregation.fold_patterns();
create temporary table told as
select s.stream, s.version, s.observed_at, f.fingerprint, f.trials, f.successes, f.occurrences
from aggregation.snapshots as s
join aggregation.facts as f on f.stream_id = s.stream_id;

select centralcloud.freeze_clock('2026-01-03 00:00Z');
create function pg_temp.now_told() returns setof pg_temp.told language sql as $$
  select s.stream, s.version, s.observed_at, f.fingerprint, f.trials, f.successes, f.occurrences
  from aggregation.snapshots as s
  join aggregation.facts as f on f.stream_id = s.stream_id
$$;
select intake.replay('patterns', '2026-01-01', '2026-01-03');
select is(
  aggregation.fold_patterns() - 'messages',
  '{"buried": 0, "confirmed": 0, "more": false, "retracted": 0, "snapshots": 0, "written": 0}',
  'a replay of what is known changes nothing'
);
select set_eq('select * from pg_temp.now_told()', 'select * from pg_temp.told', 'not a fact');

select aggregation.forget('singularity-1', 'code');
select intake.replay('patterns', '2026-01-01', '2026-01-02', 'singularity-1');
select aggregation.fold_patterns();
select results_eq(
  $$select fingerprint, trials from pg_temp.now_told() where stream = 'code' order by 1$$,
  $$values (pg_temp.p('a'), 10::bigint), (pg_temp.p('b'), 10)$$,
  'a stream that was forgotten is as its older messages say'
);
select intake.replay('patterns', '2026-01-01', '2026-01-03');
select aggregation.fold_patterns();
select set_eq('select * from pg_temp.now_told()', 'select * from pg_temp.told', 'and as it was');
select is((select count(*) from pgmq.a_patterns), 4::bigint, 'no message is there twice');

select * from finish();
rollback;
