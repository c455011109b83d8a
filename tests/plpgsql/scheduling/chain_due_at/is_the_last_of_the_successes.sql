begin;
select plan(2);
\ir ../probe.sql

select scheduling.register_job('other', 'probe.works', 'Works.');
select is(scheduling.chain_due_at('{steady,other}'), null, 'none has succeeded');
select probe.add_run('steady', 'succeeded', p_at => '2026-01-01 11:50Z');
select probe.add_run('other', 'succeeded', p_at => '2026-01-01 11:40Z');
select probe.add_run('other', 'failed', p_at => '2026-01-01 12:00Z');
select is(
  scheduling.chain_due_at('{steady,other}'), '2026-01-01 11:50Z', 'both have, the last by then'
);

select * from finish();
rollback;
