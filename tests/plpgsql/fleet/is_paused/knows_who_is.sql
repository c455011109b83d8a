begin;
select plan(3);

select fleet.add('singularity-1');
select is(fleet.is_paused('singularity-1'), false, 'not one that is active');
select fleet.pause('singularity-1');
select is(fleet.is_paused('singularity-1'), true, 'one that was paused');
select is(fleet.is_paused('nobody'), false, 'nobody is not');

select * from finish();
rollback;
