begin;
select plan(2);
\ir ../probe.sql

select is_empty('select * from scheduling.routine_findings()', 'all are there');
create function probe.text() returns text language sql as $$ select ''::text $$;
select scheduling.register_job('wrong', 'probe.text', 'Returns text.');
select scheduling.register_job('gone', 'probe.gone', 'Is not there.');
select scheduling.register_task_kind('probe', 'Probes.', 'probe.finish');
select results_eq(
  'select subject from scheduling.routine_findings() order by subject',
  $$values ('probe.finish'), ('probe.gone'), ('probe.text')$$, 'or of another shape'
);

select * from finish();
rollback;
