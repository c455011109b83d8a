begin;
\ir ../probe.sql
select plan(3);

insert into scheduling.tasks (kind, key, payload, state, priority, due_at, requested_at)
select 'probe', concat_ws(' ', p, d), '{}', 'queued', p, centralcloud.clock() + d, '2026-01-01Z'
from unnest(array[0, 3, -7]) as p, unnest(array[interval '-1 minute', '0', '1 second']) as d;
update scheduling.tasks set due_at = due_at - interval '1 hour' where key = '-7 -00:01:00';
prepare waiting as select * from scheduling.waiting_tasks('probe', centralcloud.clock());
select results_eq(
  'waiting', $$values (9::bigint, 6::bigint, timestamptz '2026-01-01 11:04Z')$$, 'all of them'
);
select results_eq(
  $$select * from scheduling.waiting_tasks('none', centralcloud.clock())$$,
  $$values (0::bigint, 0::bigint, null::timestamptz)$$, 'none'
);
create or replace function scheduling.count_limit() returns bigint
language sql immutable parallel safe return 3;
select results_eq(
  'waiting', $$values (3::bigint, 3::bigint, timestamptz '2026-01-01 11:04Z')$$,
  'no more than the limit; the oldest of all the same'
);

select * from finish();
rollback;
