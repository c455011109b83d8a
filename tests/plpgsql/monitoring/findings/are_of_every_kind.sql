begin;
select plan(2);
select results_eq(
  'select check_name, subject from monitoring.findings()', $$values ('server_setting', 'fsync')$$,
  'nothing else is wrong with the server of the tests'
);
select centralcloud.change_setting('monitoring.connections_share', '0');
select centralcloud.change_setting('monitoring.wraparound_share', '0');
select results_eq(
  'select distinct check_name from monitoring.findings() order by 1',
  array['connections', 'server_setting', 'wraparound'], 'what is wrong comes together'
);

select * from finish();
rollback;
