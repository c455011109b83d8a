begin;
select plan(1);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
select routing.reject('news', 2, 'no');
reset session authorization;
select routing.give_up('singularity-1', 'news', 1, 10, 'no');
select results_eq(
  $$select metric, value from routing.samples() where labels ->> 'topic' = 'news' order by 1$$,
  $$values ('centralcloud_dead_deliveries', 1::float8),
    ('centralcloud_published_messages_total', 3), ('centralcloud_redeliveries', 1)$$,
  'told, to be told again, given up'
);

select * from finish();
rollback;
