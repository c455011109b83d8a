begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select fleet.add('singularity-1');
select is_empty('select * from fleet.quota_findings()', 'it has sent nothing');
select fleet.spend('singularity-1', 72000, 1);
select results_eq(
  'select check_name, subject from fleet.quota_findings()',
  $$values ('instance_over_quota', 'singularity-1')$$, 'two hours'' worth at once'
);
select centralcloud.freeze_clock('2026-01-01 13:01Z');
select is_empty('select * from fleet.quota_findings()', 'an hour later it may send again');

select * from finish();
rollback;
