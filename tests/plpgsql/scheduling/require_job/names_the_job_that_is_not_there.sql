begin;
\ir ../probe.sql
select plan(3);

select is((scheduling.require_job('steady')).routine, 'probe.works', 'the job of that name');
select is(
  (probe.error_of($$select scheduling.require_job('none')$$))[1:2],
  array['SC501', 'there is no job none'], 'there is none'
);
select is((probe.error_of('select scheduling.require_job(null)'))[1], 'SC501', 'nor one unnamed');

select * from finish();
rollback;
