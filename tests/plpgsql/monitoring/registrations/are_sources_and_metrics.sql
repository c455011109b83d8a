begin;
select plan(2);

select monitoring.register_source('probe', p_samples => 'probe.samples');
select monitoring.register_metric('centralcloud_probe', 'gauge', '.');
select set_has(
  'select * from monitoring.registrations()',
  $$values ('source probe'), ('metric centralcloud_probe')$$, 'registered'
);
delete from monitoring.sources where room = 'probe';
select set_hasnt(
  'select * from monitoring.registrations()', $$values ('source probe')$$, 'deleted'
);

select * from finish();
rollback;
