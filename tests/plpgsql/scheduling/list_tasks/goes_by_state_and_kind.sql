begin;
\ir ../probe.sql
select plan(5);

select scheduling.register_task_kind('other', 'Probes too.');
select scheduling.request_task('probe', '{}', 'a');
select scheduling.request_task('other', '{}', 'b', 1);
select scheduling.request_task('probe', '{}', 'c');
select task_id from scheduling.take_task('w');
create function pg_temp.keys(p_state text, p_kind text, p_limit integer) returns text
language sql as $$
  select string_agg(t.key, '' order by t.task_id desc)
  from scheduling.list_tasks(p_state, p_kind, p_limit) as t
$$;
select is(pg_temp.keys(null, null, null), 'cba', 'all');
select is(pg_temp.keys(null, null, 2), 'cb', 'the newest');
select is(pg_temp.keys('running', null, null), 'b', 'in a state');
select is(pg_temp.keys(null, 'probe', null), 'ca', 'of a kind');
select results_eq(
  $$select state, priority, attempt, max_attempts, worker from scheduling.list_tasks('running')$$,
  $$values ('running', 1, 1, 5, 'w')$$, 'what is known of it'
);

select * from finish();
rollback;
