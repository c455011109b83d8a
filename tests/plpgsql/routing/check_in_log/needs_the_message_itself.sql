begin;
select plan(3);
\ir ../fleet.sql

select pg_temp.publish('news', 8);
select routing.expire();
select lives_ok($$select routing.check_in_log('news', 4)$$, 'it is there');
select throws_ok($$select routing.check_in_log('news', 3)$$, 'SC302', null, 'it expired');
select throws_ok($$select routing.check_in_log('news', 9)$$, 'SC302', null, 'it is to come');

select * from finish();
rollback;
