begin;
select plan(6);
\ir ../fleet.sql

select lives_ok($$select routing.check_pattern('news')$$, 'a topic');
select lives_ok($$select routing.check_pattern('later.*')$$, 'a pattern of topics to come');
select lives_ok($$select routing.check_pattern('#')$$, 'everything');
select throws_ok($$select routing.check_pattern('later')$$, 'SC301', null, 'no such topic');
select throws_ok($$select routing.check_pattern('#.news')$$, 'SC301', null, '# comes last');
select throws_ok($$select routing.check_pattern('ne*')$$, 'SC301', null, '* is a whole word');

select * from finish();
rollback;
