begin;
\ir ../probe.sql
select plan(3);

select probe.add_run('steady', 'failed', '12:00');
select probe.add_run('steady', 'succeeded', '12:00', 2);
select probe.add_run('retention', 'succeeded');
select results_eq(
  $$select job, state from scheduling.history()$$,
  $$values ('retention', 'succeeded'), ('steady', 'succeeded'), ('steady', 'failed')$$, 'of all'
);
select results_eq(
  $$select attempt from scheduling.history('steady', 1)$$, array[2], 'of one, no more than that'
);
select is((probe.error_of($$select scheduling.history('none')$$))[1], 'SC501', 'of none');

select * from finish();
rollback;
