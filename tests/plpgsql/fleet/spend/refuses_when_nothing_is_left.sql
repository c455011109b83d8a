begin;
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.set_quota('singularity-1', 'messages_per_hour', 60);
select is(fleet.spend('singularity-1', 200, 1000), null, 'a batch larger than the bucket is taken');
savepoint spent;
select is(
  fleet.spend('singularity-1', 1, 1000), interval '2 hours 20 minutes',
  'then its debt is waited for'
);
rollback to spent;
select centralcloud.shift_clock('2 hours 20 minutes');
select isnt(fleet.spend('singularity-1', 1, 1), null, 'nothing left is not enough');
rollback to spent;
select centralcloud.shift_clock('2 hours 21 minutes');
select is(fleet.spend('singularity-1', 1, 1), null, 'one is');

select fleet.set_quota('singularity-1', 'messages_per_hour', 1000000);
select fleet.set_quota('singularity-1', 'bytes_per_hour', 3600);
select centralcloud.shift_clock('10 hours');
select is(fleet.spend('singularity-1', 1, 3610), null, 'bytes are counted too');
select is(
  fleet.spend('singularity-1', 1, 1), interval '10 seconds', 'and waited for'
);

select * from finish();
rollback;
