begin;
select plan(5);
\ir ../fleet.sql

select centralcloud.change_setting('routing.most_patterns', '2');
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.subscribe('later.*');
select throws_ok(
  $$select routing.subscribe('#')$$,
  'SC309', 'singularity-1 is subscribed to 2 patterns already', 'a third is one too many'
);
select lives_ok($$select routing.subscribe('news')$$, 'one of them may be said again');
select routing.unsubscribe('news');
select lives_ok($$select routing.subscribe('#')$$, 'or be given up for another');
set session authorization "singularity-2";
select lives_ok($$select routing.subscribe('news')$$, 'others are not in its way');
reset session authorization;
select throws_ok(
  $$select routing.check_patterns_left('singularity-1')$$, 'SC309', null, 'it has two again'
);

select * from finish();
rollback;
