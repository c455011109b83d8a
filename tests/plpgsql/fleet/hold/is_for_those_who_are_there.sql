begin;
select plan(3);

select fleet.add('singularity-1');
select lives_ok($$select fleet.hold('singularity-1')$$, 'one that is there');
select fleet.remove('singularity-1');
select throws_ok($$select fleet.hold('singularity-1')$$, 'SC404', null, 'not one that was removed');
select throws_ok($$select fleet.hold('nobody')$$, 'SC404', null, 'nor one that never was');

select * from finish();
rollback;
