begin;
select plan(3);
\ir ../fleet.sql

select set_config('centralcloud.timeline', '', true);
select ok(not routing.is_settled(), 'a new session has not looked');
select routing.check_home();
select ok(routing.is_settled(), 'it has now');
select set_config('centralcloud.timeline', 'FFFFFFFF', true);
select ok(not routing.is_settled(), 'on another timeline it looks again');

select * from finish();
rollback;
