begin;
\ir ../probe.sql
select plan(3);

select results_eq(
  $$select * from scheduling.failing_tasks('probe')$$, $$values (0::bigint, null::text)$$, 'none'
);
insert into scheduling.tasks (kind, key, payload, state, due_at, requested_at, error)
select 'probe', n::text, '{}', 'queued', '2026-01-01Z'::timestamptz + n * interval '1 day',
  '2026-01-01Z', case when n < 4 then 'no. ' || n end
from generate_series(1, 5) as n;
select results_eq(
  $$select * from scheduling.failing_tasks('probe')$$, $$values (3::bigint, 'no. 3')$$,
  'with an error; the one of the last to come'
);
create or replace function scheduling.count_limit() returns bigint
language sql immutable parallel safe return 2;
select results_eq(
  $$select * from scheduling.failing_tasks('probe')$$, $$values (2::bigint, 'no. 3')$$, 'no more'
);

select * from finish();
rollback;
