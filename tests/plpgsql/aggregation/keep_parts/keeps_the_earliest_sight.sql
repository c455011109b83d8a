begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');

select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id, source, source_id, received_at, snapshot, message)
select
  m.msg_id, i.name, i.instance_id, m.received_at,
  '{"stream": "code", "version": 1, "part": 1, "parts": 2}', '{"patterns": [1]}'
from fleet.instances as i
cross join (
  values (1, '2026-01-03Z'::timestamptz), (2, '2026-01-02Z'), (3, '2026-01-04Z')
) as m (msg_id, received_at)
where i.name = 'singularity-1';

select aggregation.keep_parts(1, 1);
select centralcloud.freeze_clock('2026-01-05 00:00Z');
select aggregation.keep_parts(2, 3);
select results_eq(
  'select observed_at, msg_id from aggregation.parts',
  $$ values ('2026-01-02Z'::timestamptz, 3::bigint) $$,
  'of the same part the earliest sight, and the message that has it now'
);
select is(
  (select received_at from aggregation.parts), '2026-01-01Z', 'while it waits as long as it did'
);
delete from aggregation.parts;
select aggregation.keep_parts(1, 3);
select is(
  (select observed_at from aggregation.parts), '2026-01-02Z', 'within a batch as well'
);

select * from finish();
rollback;
