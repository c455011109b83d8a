begin;
select plan(3);

select monitoring.register_source('probe', p_findings => 'probe.findings');
select monitoring.register_source('probe', p_samples => 'probe.samples');
select results_eq(
  $$select status, findings, samples from monitoring.sources where room = 'probe'$$,
  $$values (null, null, 'probe.samples')$$, 'the newest call counts'
);
select throws_ok(
  $$select monitoring.register_source('probe', p_status => 'other.status')$$, '23514', null,
  'not another''s'
);
select throws_ok(
  $$select monitoring.register_source('probe', p_status => 'probe.a(); drop')$$, '23514', null,
  'a name, not a call'
);

select * from finish();
rollback;
