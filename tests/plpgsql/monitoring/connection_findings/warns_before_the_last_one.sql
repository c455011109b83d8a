begin;
select plan(2);
select is_empty('select * from monitoring.connection_findings()', 'there is room');
select centralcloud.change_setting('monitoring.connections_share', '0');
select matches(
  (select finding from monitoring.connection_findings()),
  '^\d+ of 100 connections are taken, most of them by role .*; the last 3 are for superusers$',
  'by whom'
);

select * from finish();
rollback;
