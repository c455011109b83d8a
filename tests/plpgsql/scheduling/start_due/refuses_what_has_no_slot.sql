begin;
\ir ../probe.sql
select plan(3);

select scheduling.register_job('by_hand', 'probe.works', '.');
select is(
  (probe.error_of($$select scheduling.start_due('by_hand')$$))[1:2],
  array['SC503', 'job by_hand has no schedule'], 'no schedule'
);
select scheduling.disable_job('steady');
select is(
  (probe.error_of($$select scheduling.start_due('steady')$$))[1:2],
  array['SC502', 'job steady is disabled'], 'disabled'
);
select is((probe.error_of($$select scheduling.start_due('none')$$))[1], 'SC501', 'unknown');

select * from finish();
rollback;
