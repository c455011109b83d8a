begin;
select plan(2);
\ir ../other.sql

select dblink_exec('other', 'begin');
select t.said from dblink('other', 'select ''the last''') as t (said text);
select is_empty('select * from monitoring.idle_transaction_findings()', 'for 15 minutes nobody');
select centralcloud.change_setting('monitoring.idle_in_transaction_for', '0 s');
select matches(
  (select finding from monitoring.idle_transaction_findings() where finding ~ 'the last'),
  'role postgres.* its last statement: select ''the last''$', 'by its last statement'
);

select * from finish();
rollback;
