begin;
select plan(2);

select is_empty('select * from intake.table_findings()', 'all are there');
alter table pgmq.a_code_analysis set unlogged;
alter table pgmq.q_patterns rename to q_gone;
select results_eq(
  'select check_name, subject from intake.table_findings() order by 1',
  $$values ('queue_missing', 'patterns'), ('queue_unlogged', 'a_code_analysis')$$, 'each'
);

select * from finish();
rollback;
