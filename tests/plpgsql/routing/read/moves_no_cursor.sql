begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 4);
set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select results_eq(
  $$select topic_offset, key, payload -> 'n' from routing.read('news', 1, 2)$$,
  $$values (2::bigint, 'key', '2'::jsonb), (3, 'key', '3')$$,
  'in the order of offsets'
);
select is_empty($$select * from routing.read('news', 4, 100)$$, 'nothing after the newest');
select results_eq(
  $$select acked_offset from routing.subscriptions where topic = 'news'$$, 'values (0::bigint)',
  'no cursor moves'
);
select throws_ok($$select routing.read('gossip', 0, 1)$$, 'SC301', 'there is no topic gossip');

select * from finish();
rollback;
