begin;
select plan(3);

select fleet.add('singularity-1');
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.record_accepted('singularity-1');
select centralcloud.freeze_clock('2026-01-01 00:00:59Z');
select fleet.record_accepted('singularity-1');
select results_eq(
  'select last_accepted_at from fleet.instances',
  $$values ('2026-01-01 00:00Z'::timestamptz)$$, 'within a minute nothing is written'
);
select centralcloud.freeze_clock('2026-01-01 00:01:00Z');
select fleet.record_accepted('singularity-1');
select results_eq(
  'select last_accepted_at from fleet.instances',
  $$values ('2026-01-01 00:01Z'::timestamptz)$$, 'then it is'
);
select lives_ok($$select fleet.record_accepted('nobody')$$, 'an unknown name is ignored');

select * from finish();
rollback;
