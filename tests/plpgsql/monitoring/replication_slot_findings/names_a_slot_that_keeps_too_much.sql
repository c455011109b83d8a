begin;
select plan(3);
select pg_create_physical_replication_slot('unread', true, true);
select is_empty(
  'select * from monitoring.replication_slot_findings()', 'it has a reader and keeps little'
);
select centralcloud.change_setting('monitoring.held_wal', '-1 bytes');
select results_eq(
  'select check_name, subject, severity from monitoring.replication_slot_findings()',
  $$values ('replication_slot', 'unread'::text, 'warning')$$, 'more than it may'
);
select matches(
  (select finding from monitoring.replication_slot_findings()),
  '^replication slot unread \(physical\) keeps .* of WAL$', 'how much it keeps'
);

select * from finish();
rollback;
