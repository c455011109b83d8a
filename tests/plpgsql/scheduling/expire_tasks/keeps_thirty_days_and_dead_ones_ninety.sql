begin;
\ir ../probe.sql
select plan(3);

insert into scheduling.tasks (
  kind, key, payload, state, due_at, requested_at, finished_at, cancelled_by
)
select 'probe', 'a', '{}', s, t, t, t, case s when 'cancelled' then 'me' end
from unnest(array['done', 'dead', 'cancelled']) as s,
  unnest(array[interval '91 days', '89 days', '31 days', '29 days']) as d,
  lateral (select centralcloud.clock() - d) as l (t);
select scheduling.request_task('probe', '{}', 'a');
select is(scheduling.expire_tasks(1), 1, 'no more than that at once');
select is(scheduling.expire_tasks(1000), 4, 'all that are too old');
select bag_eq(
  'select state, count(*)::int from scheduling.tasks group by state',
  $$values ('done', 1), ('dead', 3), ('cancelled', 3), ('queued', 1)$$, 'the rest stays'
);

select * from finish();
rollback;
