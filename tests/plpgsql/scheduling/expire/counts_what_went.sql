begin;
\ir ../probe.sql
select plan(3);

select is(
  scheduling.expire(), '{"runs": 0, "tasks": 0, "cron_runs": 0, "more": false}', 'nothing yet'
);
select probe.add_run('steady', 'succeeded', p_at => centralcloud.clock() - interval '31 days')
from generate_series(1, 5001);
select probe.add_run('steady', 'succeeded');
select is(scheduling.expire() -> 'more', 'true', 'there is more than one batch');
select is(
  scheduling.expire(), '{"runs": 1, "tasks": 0, "cron_runs": 0, "more": false}', 'and then the rest'
);

select * from finish();
rollback;
