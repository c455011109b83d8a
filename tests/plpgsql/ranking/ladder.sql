-- What files of ranking share: \ir ../ladder.sql
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select fleet.record_accepted('a');
select fleet.record_accepted('b');

-- 130 patterns that differ in successes alone: pattern i has raw rank i.
create function pg_temp.pattern(p_i integer)
returns uuid
language sql
return ('00000000-0000-0000-0000-' || lpad(p_i::text, 12, '0'))::uuid;

insert into aggregation.streams (source_id, stream, version, digest, observed_at)
select i.instance_id, 'code', 1, aggregation.digest('[]'), centralcloud.clock()
from fleet.instances as i;
insert into aggregation.patterns (fingerprint, name, language, kind, first_seen_at)
select pg_temp.pattern(i), 'pattern ' || i, 'python', 'idiom', centralcloud.clock()
from generate_series(1, 130) as i;
insert into aggregation.observations (stream_id, fingerprint, trials, successes, occurrences)
select s.stream_id, pg_temp.pattern(i), 1000, 1000 - i, 1000
from generate_series(1, 130) as i
cross join aggregation.streams as s;
