begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');

insert into aggregation.streams (source_id, stream, version, digest, observed_at)
select i.instance_id, 'boast ' || n, 1, aggregation.digest('[]'), centralcloud.clock()
from fleet.instances as i
cross join generate_series(1, 20) as n
where i.name = 'a';
insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
values (pg_temp.p('a'), 'a', '', '', centralcloud.clock());
insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
select s.stream_id, pg_temp.p('a'), 1000000000, 1000000000, 1000000000
from aggregation.streams as s;
select is(
  (select round(s.e::numeric, 3) from ranking.scores as s),
  20.000,
  'twenty thousand million trials of one source are worth 1/ρ, and overflow nothing'
);

select * from finish();
rollback;
