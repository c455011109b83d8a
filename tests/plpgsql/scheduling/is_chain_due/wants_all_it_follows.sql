begin;
\ir ../probe.sql
select plan(6);

select scheduling.register_job('other', 'probe.works', '.');
select scheduling.register_job('both', 'probe.works', '.', p_after => '{steady,other}');
select ok(not scheduling.is_chain_due(scheduling.require_job('steady')), 'it follows none');
select probe.add_run('steady', 'succeeded');
select probe.add_run('other', 'failed');
select ok(not scheduling.is_chain_due(scheduling.require_job('both')), 'one has not succeeded');
select probe.add_run('other', 'succeeded');
select ok(scheduling.is_chain_due(scheduling.require_job('both')), 'now both have');
select probe.add_run(
  'both', 'failed', p_follows => scheduling.newest_successes('{steady,other}')
);
select ok(not scheduling.is_chain_due(scheduling.require_job('both')), 'it ran, though it failed');
select probe.add_run('both', 'skipped');
select probe.add_run('steady', 'succeeded');
select ok(not scheduling.is_chain_due(scheduling.require_job('both')), 'one has succeeded again');
select probe.add_run('other', 'succeeded');
select ok(scheduling.is_chain_due(scheduling.require_job('both')), 'both have');

select * from finish();
rollback;
