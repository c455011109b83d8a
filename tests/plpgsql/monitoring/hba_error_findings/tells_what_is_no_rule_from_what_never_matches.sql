begin;
select plan(1);
\ir ../hba.sql

insert into hba (type, error) values
  (null, 'end-of-line'), ('hostssl', 'SSL is disabled'), ('local', null);
select results_eq(
  'select subject, severity from monitoring.hba_error_findings()',
  $$values ('line 1', 'error'), ('line 2', 'notice')$$, 'each line by its number'
);

select * from finish();
rollback;
