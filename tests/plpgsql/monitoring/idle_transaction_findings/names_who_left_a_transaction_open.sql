begin;
select plan(2);
\ir ../other.sql

select dblink_exec('other', 'set application_name = ''forgetful''; begin');
select is_empty('select * from monitoring.idle_transaction_findings()', 'for 15 minutes nobody');
select centralcloud.change_setting('monitoring.idle_in_transaction_for', '0 s');
select matches(
  (select finding from monitoring.idle_transaction_findings() where finding ~ 'forgetful'),
  'role postgres, application forgetful\) has left', 'who it is'
);

select * from finish();
rollback;
