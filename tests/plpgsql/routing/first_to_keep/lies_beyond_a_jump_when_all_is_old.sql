begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 4);
select centralcloud.shift_clock('11 days');
select routing.jump('restored');
select is(
  (select routing.first_to_keep(t) from routing.topics as t where t.topic = 'news'),
  1000005::bigint,
  'the next that is published'
);
select pg_temp.publish('news', 1);
select is(
  (select routing.first_to_keep(t) from routing.topics as t where t.topic = 'news'),
  1000005::bigint,
  'which it stays'
);

select * from finish();
rollback;
