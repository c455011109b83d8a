begin;
select plan(3);

select fleet.add('singularity-1');
select fleet.add('singularity-2');
select fleet.remove('singularity-2');
select ok(fleet.is_member('singularity-1'), 'one that was added');
select ok(not fleet.is_member('singularity-2'), 'not one that was removed');
select ok(not fleet.is_member('singularity-3'), 'nor one that never was');

select * from finish();
rollback;
