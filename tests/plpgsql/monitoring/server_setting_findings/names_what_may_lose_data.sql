begin;
select plan(3);
-- The server of the tests is started without it, to be fast.
select results_eq(
  'select subject, severity from monitoring.server_setting_findings()',
  $$values ('fsync'::text, 'error')$$, 'fsync is off here'
);
set local password_encryption = 'md5';
set local zero_damaged_pages = on;
select results_eq(
  'select subject from monitoring.server_setting_findings()', array['fsync'],
  'what a session sets for itself is not the server''s'
);
select is(
  (select hint from monitoring.server_setting_findings()),
  'Start the server without it on its command line.', 'what mends it, where it comes from'
);

select * from finish();
rollback;
