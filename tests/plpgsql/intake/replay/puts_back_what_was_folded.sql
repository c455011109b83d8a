begin;
select plan(7);
\ir ../../aggregation/telling.sql

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.add('singularity-2');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9');
select pg_temp.tell('singularity-2', 'code', 1, 'a 10 9');
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select pg_temp.tell('singularity-1', 'code', 2, 'a 20 9, b 3 3');
select aggregation.fold_patterns();
create temporary table facts as select * from aggregation.facts;

select is(
  intake.replay('patterns', '2026-01-01 00:00Z', '2026-01-02 00:00Z', 'singularity-1'), 1::bigint,
  'what was received then, of whom'
);
select is((select count(*) from pgmq.a_patterns), 2::bigint, 'it is no longer in the archive');
select is(
  (select q.headers from pgmq.q_patterns as q),
  '{"source": "singularity-1", "received_at": "2026-01-01T00:00:00+00:00", "replayed": true}',
  'its headers are what they were'
);
select aggregation.fold_patterns();
select results_eq(
  'select * from aggregation.facts order by 1, 2, 3',
  'select * from pg_temp.facts order by 1, 2, 3',
  'what was said since still holds'
);

select aggregation.forget('singularity-1', 'code');
select is(
  intake.replay('patterns', '2026-01-01 00:00Z', '2026-01-02 00:00Z'), 2::bigint, 'of everybody'
);
select aggregation.fold_patterns();
select results_eq(
  $$select s.version from aggregation.snapshots as s order by 1$$, 'values (1::bigint), (1)',
  'a stream that was forgotten is what it was then'
);
select throws_ok(
  $$select intake.replay('heartbeat', '-infinity', 'infinity')$$, 'SC101', null, 'of a queue'
);

select * from finish();
rollback;
