begin;
\ir ../telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select intake.send('{
  "type": "patterns", "source": "singularity-1",
  "snapshot": {"stream": "code", "version": 1},
  "timestamp": "0001-01-01T00:00:00Z",
  "patterns": [{
    "fingerprint": "00000000-0000-0000-0000-00000000000a", "name": "a",
    "language": "python", "kind": "idiom", "trials": 10, "successes": 9,
    "occurrences": 10
  }]
}');
select aggregation.fold_patterns();

select is(
  (select s.observed_at from aggregation.snapshots as s),
  '0001-01-01 00:00Z'::timestamptz,
  'it is as old as it says'
);
select is(
  (select s.e from ranking.scores as s where s.fingerprint = pg_temp.p('a')),
  0::float8,
  'and counts for nothing, without breaking the scores of others'
);

select * from finish();
rollback;
