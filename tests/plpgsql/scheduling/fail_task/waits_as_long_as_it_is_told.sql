begin;
\ir ../probe.sql
select plan(3);

create function pg_temp.due_after(p_wait interval) returns boolean language sql as $$
  select scheduling.request_task('probe', '{}', 'a');
  select scheduling.fail_task(t.task_id, 'w', 'no', null, p_wait)
  from scheduling.take_task('w') as t;
  with gone as (delete from scheduling.tasks returning due_at)
  select g.due_at = centralcloud.clock() + least(p_wait, '1 day') from gone as g
$$;
select ok(pg_temp.due_after('2 hours'), 'where that is longer than the backoff');
select ok(not pg_temp.due_after('1 second'), 'else for the backoff');
select ok(pg_temp.due_after('100 years'), 'a day at most');

select * from finish();
rollback;
