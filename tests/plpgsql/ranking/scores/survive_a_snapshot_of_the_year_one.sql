begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');

insert into aggregation.streams (source_id, stream, version, digest, observed_at)
select i.instance_id, 'old', 1, aggregation.digest('[]'), '0001-01-01Z'
from fleet.instances as i
where i.name = 'a';
insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
values (pg_temp.p('a'), 'a', '', '', centralcloud.clock());
insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
select s.stream_id, pg_temp.p('a'), 10, 10, 10 from aggregation.streams as s;
select results_eq(
  'select e, b from ranking.scores',
  'values (0::float8, 0::float8)',
  'it counts for nothing, and underflows nothing'
);

select * from finish();
rollback;
