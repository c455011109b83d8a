begin;
select plan(3);

select fleet.add('singularity-1');
select fleet.pause('singularity-1');
select is_empty('select * from fleet.votes', 'its vote is gone');
select lives_ok($$select fleet.pause('singularity-1')$$, 'twice is as once');
select throws_ok($$select fleet.pause('nobody')$$, 'SC404', null, 'who');

select * from finish();
rollback;
