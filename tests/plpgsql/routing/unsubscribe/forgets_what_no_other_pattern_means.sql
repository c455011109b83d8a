begin;
select plan(6);
\ir ../fleet.sql

select pg_temp.publish('news', 2);
set local session authorization 'singularity-1';
select routing.subscribe('insights.*');
select routing.subscribe('insights.package');
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
select is_empty(
  $$select routing.unsubscribe('insights.package')$$, 'another pattern means it still'
);
select results_eq(
  $$select routing.unsubscribe('insights.*')$$,
  $$values ('insights.framework'), ('insights.package'), ('insights.statistics')$$,
  'the topics that it reads no more'
);
select throws_ok(
  $$select routing.unsubscribe('insights.*')$$, 'SC303', null, 'a pattern is taken back once'
);
select routing.unsubscribe('news');
select throws_ok($$select routing.ack('news', 1)$$, 'SC303', null, 'the cursor is gone');
select routing.subscribe('news');
select results_eq(
  'select kind, topic_offset from routing.fetch()',
  $$values ('message', 1::bigint), ('message', 2)$$,
  'what it rejected too: it begins anew'
);
reset session authorization;
select is(
  (select count(*) from routing.patterns), 1::bigint, 'topics to come don''t find it either'
);

select * from finish();
rollback;
