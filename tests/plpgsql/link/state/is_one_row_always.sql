begin;
select plan(4);
\ir ../joined.sql

select link.enqueue('{"type": "x"}');
select link.apply(pg_temp.delivery('failing', 1));
select results_eq(
  'select instance, failing_since, outbox_waiting, waiting_since, inbox_not_applied
   from link.state',
  $$values (
    'postgres', null::timestamptz, 1::bigint, '2026-01-01 00:00Z'::timestamptz, 1::bigint
  )$$,
  'joined'
);
insert into scheduling.runs
  (job, attempt, trigger, state, pid, started_at, finished_at, sqlstate, error)
select 'exchange', 1, 'hand', r.state, 1, r.at, r.at, r.code, r.error
from (
  values
    (1, 'failed', '2025-12-31 20:00Z'::timestamptz, 'SC304', 'long ago'),
    (2, 'succeeded', '2025-12-31 21:00Z', null, null),
    (3, 'failed', '2025-12-31 22:00Z', 'SC304', 'unreachable'),
    (4, 'failed', '2025-12-31 23:00Z', 'SC305', 'refused')
) as r (n, state, at, code, error)
order by r.n;
select results_eq(
  'select failing_since, sqlstate, error from link.state',
  $$values ('2025-12-31 22:00Z'::timestamptz, 'SC305', 'refused')$$,
  'the newest failure, and since when it fails'
);
select link.leave();
select is((select count(*) from link.state), 1::bigint, 'joined to nothing');
select is((select instance from link.state), null, 'it says so');

select * from finish();
rollback;
