begin;
select plan(3);
select is_empty('select * from monitoring.unseen_findings()', 'all can be');
revoke pg_read_all_stats, pg_read_all_settings from centralcloud_owner;
revoke execute on function pg_hba_file_rules() from centralcloud_owner;
select results_eq(
  'select distinct severity, count(*) from monitoring.unseen_findings() group by severity',
  $$values ('notice', 3::bigint)$$, 'each right that is missing is a notice'
);
set local role centralcloud_owner;
select results_eq(
  'select distinct check_name from monitoring.findings() order by 1',
  array['server_setting', 'unseen'], 'and the rest can be told without them'
);

select * from finish();
rollback;
