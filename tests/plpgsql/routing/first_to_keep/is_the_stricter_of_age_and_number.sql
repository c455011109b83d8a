begin;
select plan(3);
\ir ../fleet.sql

select pg_temp.publish('news', 2);
select is(routing.first_to_keep(t), 1::bigint, 'all')
from routing.topics as t where topic = 'news';
select centralcloud.shift_clock('11 days');
select pg_temp.publish('news', 1);
select is(routing.first_to_keep(t), 3::bigint, 'age')
from routing.topics as t where topic = 'news';
select pg_temp.publish('news', 7);
select is(routing.first_to_keep(t), 6::bigint, 'rows')
from routing.topics as t where topic = 'news';

select * from finish();
rollback;
