begin;
select plan(2);
select is_empty('select * from monitoring.missing_rights()', 'a superuser installed it');
revoke pg_read_all_stats, pg_read_all_settings from centralcloud_owner;
revoke execute on function pg_hba_file_rules() from centralcloud_owner;
select results_eq(
  'select missing from monitoring.missing_rights()',
  array['pg_read_all_stats', 'pg_read_all_settings', 'execute on function pg_hba_file_rules()'],
  'each that the owner had'
);

select * from finish();
rollback;
