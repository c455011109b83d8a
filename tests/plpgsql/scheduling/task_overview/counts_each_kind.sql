begin;
\ir ../probe.sql
select plan(3);

insert into scheduling.tasks (
  kind, key, payload, state, due_at, requested_at, worker, lease_until, finished_at, cancelled_by
)
select
  'probe', row_number() over ()::text, '{}', state, due_at, due_at,
  case when lease_until is not null then 'w' end, lease_until, finished_at,
  case state when 'cancelled' then 'me' end
from (values
  ('queued', timestamptz '2026-01-01 12:00Z', null::timestamptz, null::timestamptz),
  ('queued', '2026-01-01 12:05Z', null, null),
  ('queued', '2026-01-01 12:06Z', null, null),
  ('running', '2026-01-01 11:00Z', '2026-01-01 12:05Z', null),
  ('running', '2026-01-01 11:00Z', '2026-01-01 12:06Z', null),
  ('dead', '2026-01-01 11:00Z', null, '2025-12-01Z'),
  ('cancelled', '2026-01-01 11:00Z', null, '2025-12-01Z'),
  ('cancelled', '2026-01-01 11:00Z', null, '2026-01-01Z'),
  ('done', '2026-01-01 11:00Z', null, '2025-12-31 12:05Z'),
  ('done', '2026-01-01 11:00Z', null, '2025-12-31 12:06Z')
) as v (state, due_at, lease_until, finished_at);
select results_eq(
  $$select queued, due, oldest_due_at, running, expired, dead, cancelled, done_last_day
    from scheduling.task_overview() where kind = 'probe'$$,
  $$values (
    3::bigint, 2::bigint, timestamptz '2026-01-01 12:00Z', 2::bigint, 1::bigint, 1::bigint,
    2::bigint, 1::bigint
  )$$,
  'by state and time'
);
select scheduling.register_task_kind('other', 'Probes too.');
select results_eq(
  $$select queued, due, oldest_due_at, running, expired, dead, cancelled, done_last_day
    from scheduling.task_overview() where kind = 'other'$$,
  $$values (
    0::bigint, 0::bigint, null::timestamptz, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint
  )$$,
  'nothing is none'
);

create or replace function scheduling.count_limit() returns bigint
language sql immutable parallel safe return 1;
select results_eq(
  $$select queued, due, oldest_due_at, dead + cancelled, done_last_day
    from scheduling.task_overview() where kind = 'probe'$$,
  $$values (
    1::bigint, 1::bigint, timestamptz '2026-01-01 12:00Z', 1::bigint, 1::bigint
  )$$,
  'no more than the limit'
);

select * from finish();
rollback;
