begin;
select plan(3);

select fleet.add('singularity-1');
select fleet.pause('singularity-1');
select fleet.resume('singularity-1');
select results_eq('select vote from fleet.votes', 'values (1::float8)', 'its vote is back');
select lives_ok($$select fleet.resume('singularity-1')$$, 'twice is as once');
select throws_ok($$select fleet.resume('nobody')$$, 'SC404', null, 'who');

select * from finish();
rollback;
