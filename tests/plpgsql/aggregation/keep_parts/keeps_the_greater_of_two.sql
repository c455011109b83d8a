begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');

select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id, source, source_id, received_at, snapshot, patterns)
select
  m.msg_id, i.name, i.instance_id, centralcloud.clock(),
  '{"stream": "code", "version": 1, "part": 1, "parts": 2}',
  m.patterns
from fleet.instances as i
cross join (values (1, '[1]'::jsonb), (2, '[2]'), (3, '[1]')) as m (msg_id, patterns)
where i.name = 'singularity-1';

create temporary table expected as
select patterns from pg_temp.batch_messages
where msg_id < 3
order by aggregation.hashes(patterns) desc
limit 1;

select aggregation.keep_parts(1, 2);
select results_eq(
  'select part, parts, patterns from aggregation.parts',
  'select 1, 2, patterns from expected',
  'of two tellings of a part the one with the greater hashes is kept'
);
select aggregation.keep_parts(2, 3);
select results_eq(
  'select patterns from aggregation.parts', 'select patterns from expected',
  'whatever comes later'
);

select * from finish();
rollback;
