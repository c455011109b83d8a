begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select fleet.add('singularity-1');
select fleet.spend('singularity-1', 172000, 1);
alter role "singularity-1" nologin;
select centralcloud.freeze_clock('2026-01-01 13:01Z');
select results_eq(
  'select check_name from fleet.findings() order by 1',
  $$values ('instance_login'), ('instance_over_quota'), ('instance_stale')$$, 'of each kind'
);

select * from finish();
rollback;
