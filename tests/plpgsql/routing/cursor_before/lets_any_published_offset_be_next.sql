begin;
select plan(5);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
select is(routing.cursor_before('news', 1), 0::bigint, 'the first');
select is(routing.cursor_before('news', 4), 3::bigint, 'the one after the newest');
select throws_ok($$select routing.cursor_before('news', 5)$$, 'SC302', null, 'none beyond it');
select throws_ok($$select routing.cursor_before('news', 0)$$, 'SC302', null, 'none before 1');
select throws_ok($$select routing.cursor_before('news', null)$$, 'SC302', null, 'nor null');

select * from finish();
rollback;
