begin;
select plan(4);
\ir ../fleet.sql

select is(routing.cursor_before_last('news', 10), 0::bigint, 'an empty log');
select pg_temp.publish('news', 7);
select is(routing.cursor_before_last('news', 3), 4::bigint, 'the last three');
select is(routing.cursor_before_last('news', 10), 0::bigint, 'no more than there are');
select is(routing.cursor_before_last('news', 0), 7::bigint, 'none');

select * from finish();
rollback;
