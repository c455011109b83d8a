begin;
\ir ../probe.sql
select plan(6);

select scheduling.register_task_kind('other', 'Probes too.', p_priority => 5);
select is(scheduling.due_task(null), null, 'nothing is queued');
insert into scheduling.tasks (kind, key, payload, state, priority, due_at, requested_at)
select
  k, concat_ws(' ', p, d), '{}', 'queued', p, centralcloud.clock() + d, centralcloud.clock()
from (values
  ('probe', 0, interval '-2 minutes'), ('probe', 0, '-3 minutes'), ('other', 5, '-1 minute'),
  ('other', 9, '1 second')
) as v (k, p, d);
create function pg_temp.next(p_kinds text[]) returns text language sql as $$
  select t.key from scheduling.tasks as t where t.task_id = scheduling.due_task(p_kinds)
$$;
select is(pg_temp.next(null), '5 -00:01:00', 'the highest that is due');
select is(pg_temp.next('{probe}'), '0 -00:03:00', 'of a kind; the oldest of those');
select is(pg_temp.next('{none}'), null, 'of a kind that nobody asked for');
select centralcloud.freeze_clock('2026-01-01 12:05:01Z');
select is(pg_temp.next(null), '9 00:00:01', 'once it is due');

insert into scheduling.tasks (kind, key, payload, state, priority, due_at, requested_at)
select 'other', 'later ' || n, '{}', 'queued', 9, '2026-01-02Z', centralcloud.clock()
from generate_series(1, 1000) as n;
delete from scheduling.tasks where priority = 9 and due_at < '2026-01-02Z';
select is(pg_temp.next(null), '5 -00:01:00', 'what waits above it is passed by');

select * from finish();
rollback;
