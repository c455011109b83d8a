begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
select results_eq(
  $$select * from routing.extents('news')$$, $$values ('news', 3::bigint)$$, 'one topic'
);
select results_eq(
  $$select * from routing.extents('insights.*')$$,
  $$values ('insights.framework', 0::bigint), ('insights.package', 0), ('insights.statistics', 0)$$,
  'a pattern'
);
select is_empty($$select * from routing.extents('later.*')$$, 'a pattern of topics to come');
select throws_ok($$select routing.extents('gossip')$$, 'SC301', 'there is no topic gossip');

select * from finish();
rollback;
