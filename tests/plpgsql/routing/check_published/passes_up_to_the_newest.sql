begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 2);
select lives_ok($$select routing.check_published('news', 2)$$, 'the newest');
select throws_ok($$select routing.check_published('news', 3)$$, 'SC302', null, 'not the next');

select * from finish();
rollback;
