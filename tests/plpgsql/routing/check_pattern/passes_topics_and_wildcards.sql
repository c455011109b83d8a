begin;
select plan(8);
\ir ../fleet.sql

select lives_ok($$select routing.check_pattern('news')$$, 'a topic');
select lives_ok($$select routing.check_pattern('later.*')$$, 'a pattern of topics to come');
select lives_ok($$select routing.check_pattern('#')$$, 'everything');
select throws_ok($$select routing.check_pattern('later')$$, 'SC301', null, 'no such topic');
select throws_ok($$select routing.check_pattern('#.news')$$, 'SC301', null, '# comes last');
select throws_ok($$select routing.check_pattern('ne*')$$, 'SC301', null, '* is a whole word');
select lives_ok($$select routing.check_pattern('*' || repeat('.*', 99))$$, 'of 199 characters');
select throws_ok(
  $$select routing.check_pattern('*' || repeat('.*', 100))$$, 'SC301', null, 'of more than 200'
);

select * from finish();
rollback;
