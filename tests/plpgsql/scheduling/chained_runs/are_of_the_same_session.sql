begin;
select plan(2);

create temporary table first_run as
select scheduling.start_run('intake_retention', 'hand') as run_id;
insert into scheduling.runs (
  job, attempt, trigger, state, pid, backend_start, started_at, finished_at
)
select r.job, 1, t.trigger, t.state, r.pid + t.elsewhere, r.backend_start, now(), now()
from scheduling.runs as r
join pg_temp.first_run as f on f.run_id = r.run_id
cross join (values ('chain', 'failed', 0), ('hand', 'failed', 0), ('chain', 'succeeded', 1))
  as t (trigger, state, elsewhere);
select results_eq(
  'select c.trigger, c.state, c.run_id > f.run_id '
  'from pg_temp.first_run as f, scheduling.chained_runs(f.run_id) as c',
  $$values ('chain', 'failed', true)$$,
  'what it started, not what others did'
);
select is_empty('select * from scheduling.chained_runs(-1)', 'nothing for an unknown run');

select * from finish();
rollback;
