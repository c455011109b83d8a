begin;
select plan(2);
\ir ../fleet.sql

select is(routing.unread_before(), '2025-12-31 00:00Z', 'a day');
select centralcloud.change_setting('routing.unread_limit', '2 hours');
select is(routing.unread_before(), '2025-12-31 22:00Z', 'what was chosen');

select * from finish();
rollback;
