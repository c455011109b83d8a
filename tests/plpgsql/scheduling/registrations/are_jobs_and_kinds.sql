begin;
select plan(2);

select scheduling.register_job('probe', 'probe.works', '.');
select scheduling.register_task_kind('probe', '.');
select set_has(
  'select * from scheduling.registrations()',
  $$values ('job probe'), ('task kind probe')$$, 'registered'
);
delete from scheduling.jobs where name = 'probe';
select set_hasnt(
  'select * from scheduling.registrations()', $$values ('job probe')$$, 'deleted'
);

select * from finish();
rollback;
