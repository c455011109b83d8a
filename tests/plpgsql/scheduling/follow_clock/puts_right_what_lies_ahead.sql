begin;
\ir ../probe.sql
select plan(8);

-- At noon one waits for its backoff and one is being done; three days later, by a wrong clock, one
-- is asked for, one fails, one is taken.
select scheduling.request_task('probe', '{}', k.key)
from unnest('{waits,held,fails}'::text[]) as k (key);
select task_id from scheduling.take_task('w');
select scheduling.fail_task(task_id, 'w', 'so') from scheduling.tasks where key = 'waits';
select task_id from scheduling.take_task('v');
select task_id from scheduling.take_task('x');
create temporary table before as select key, due_at, lease_until from scheduling.tasks;
select is(scheduling.follow_clock(), 0::bigint, 'nothing, while nothing lies ahead');

select centralcloud.freeze_clock('2026-01-04 12:05Z');
select scheduling.beat('catch_up');
select scheduling.fail_task(task_id, 'x', 'so') from scheduling.tasks where key = 'fails';
select scheduling.request_task('probe', '{}', 'asked');
select scheduling.register_task_kind('other', '.', p_lease => '10 minutes');
select scheduling.request_task('other', '{}', 'taken');
select task_id from scheduling.take_task('y', '{other}');
select probe.add_run('steady', 'running', p_trigger => 'catch_up');

select centralcloud.freeze_clock('2026-01-01 12:05:10Z');
select is_empty(
  $$select key from scheduling.take_task('z', '{other}')$$, 'of itself it waits for days'
);
select is(scheduling.follow_clock(), 3::bigint, 'three tasks');
select results_eq(
  $$select key, due_at from scheduling.tasks where key in ('asked', 'fails') order by key$$,
  $$select key, centralcloud.clock() from unnest('{asked,fails}'::text[]) as k (key)$$,
  'what was asked for, and failed, ahead is due'
);
select results_eq(
  $$select key, due_at, lease_until from scheduling.tasks where key in ('waits', 'held')$$,
  $$select * from before where key in ('waits', 'held')$$, 'what was right stays'
);
select is(
  (select lease_until from scheduling.tasks where key = 'taken'), '2026-01-01 12:15:10Z',
  'who has it keeps it for as long as any may be silent'
);
select is(
  (select started_at from scheduling.runs), centralcloud.clock(), 'a run is as old as it can be'
);
select scheduling.beat('catch_up');
select is(scheduling.follow_clock(), 0::bigint, 'twice is once');

select * from finish();
rollback;
