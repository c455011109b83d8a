begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');

select aggregation.open_batch();
-- Message 1 has the lesser hashes, message 2 the greater.
insert into pg_temp.batch_messages (msg_id, source, source_id, received_at, snapshot, message)
select
  row_number() over (order by aggregation.hashes(m.patterns)), i.name, i.instance_id,
  centralcloud.clock(), '{"stream": "code", "version": 1, "part": 1, "parts": 2}',
  jsonb_build_object('patterns', m.patterns)
from fleet.instances as i
cross join (values ('[1]'::jsonb), ('[2]')) as m (patterns)
where i.name = 'singularity-1';

select aggregation.keep_parts(1, 1);
select results_eq(
  'select msg_id, part, parts from aggregation.parts', 'values (1::bigint, 1, 2)', 'the lesser'
);
select aggregation.keep_parts(2, 2);
select is((select msg_id from aggregation.parts), 2::bigint, 'makes way for the greater');
select aggregation.keep_parts(1, 1);
select is((select msg_id from aggregation.parts), 2::bigint, 'and never comes back');
delete from aggregation.parts;
select aggregation.keep_parts(1, 2);
select is((select msg_id from aggregation.parts), 2::bigint, 'nor wins within a batch');

select * from finish();
rollback;
