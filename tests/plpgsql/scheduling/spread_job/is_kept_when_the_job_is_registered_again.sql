begin;
\ir ../probe.sql
select plan(5);

select is((scheduling.require_job('steady')).splay, '0', 'a job waits only where it is told to');
select scheduling.spread_job('steady', '45 seconds');
select scheduling.register_job('steady', 'probe.works', 'Works well.', '*/5 * * * *');
select is((scheduling.require_job('steady')).splay, '45 seconds', 'an install keeps it');
select scheduling.spread_job('steady', null);
select is((scheduling.require_job('steady')).splay, '0', 'null: none');
select throws_ok(
  $$select scheduling.spread_job('steady', '61 seconds')$$, '23514', null,
  'or catch_up would take the slot for missed'
);
select is(
  (probe.error_of($$select scheduling.spread_job('none', null)$$))[1], 'SC501', 'an unknown job'
);

select * from finish();
rollback;
