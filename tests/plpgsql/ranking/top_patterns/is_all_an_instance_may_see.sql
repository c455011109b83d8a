begin;
select plan(7);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');

set session authorization "singularity-1";
select lives_ok('select * from ranking.top_patterns()', 'an instance may see the ranking');
select throws_ok('select * from ranking.scores', '42501', null, 'not the scores');
select throws_ok('select * from ranking.entries', '42501', null, 'nor the tables');
select throws_ok('select ranking.refresh()', '42501', null, 'nor may it rank');
select throws_ok('select aggregation.fold_patterns()', '42501', null, 'or fold');
reset session authorization;
set local role centralcloud_reader;
select lives_ok('select * from ranking.top_patterns()', 'a reader may see the ranking');
select throws_ok('select * from ranking.scores', '42501', null, 'and no more');
reset role;

select * from finish();
rollback;
