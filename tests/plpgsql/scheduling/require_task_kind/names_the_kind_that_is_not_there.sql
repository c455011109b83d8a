begin;
\ir ../probe.sql
select plan(2);

select is((scheduling.require_task_kind('probe')).max_attempts, 2, 'the kind of that name');
select is(
  (probe.error_of($$select scheduling.require_task_kind('none')$$))[1:2],
  array['SC509', 'there is no task kind none'], 'there is none'
);

select * from finish();
rollback;
