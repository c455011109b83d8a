begin;
select plan(4);
\ir ../fleet.sql

select set_config('centralcloud.timeline', '', true);
select routing.check_home();
select is((select count(*) from routing.lives), 1::bigint, 'the first life');
select set_config('centralcloud.timeline', '', true);
select routing.check_home();
select is((select count(*) from routing.lives), 1::bigint, 'at home there is nothing to do');

update routing.lives set home = 'elsewhere';
select set_config('centralcloud.timeline', '', true);
select is(routing.publish('news', '{}'), 1000001::bigint, 'publish() notices a move');
update routing.lives set home = 'elsewhere';
select set_config('centralcloud.timeline', '', true);
set local transaction_read_only = on;
select lives_ok('select routing.check_home()', 'where nothing may be written, nothing is');

select * from finish();
rollback;
