begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

select ranking.announce(
  p_ranking_id => 17,
  p_entries    => (
    select l.entries from ranking.lists_today() as l where l.language is null and l.kind is null
  ),
  p_stats      => ranking.list_stats()
);
select is(
  (
    select array_agg(t.message -> 'ranking_id')
    from intake.take('aggregated_patterns', 10) as t
  ),
  array['17'::jsonb],
  'the work queue has one message'
);
select is(
  (
    select jsonb_path_query_array(l.payload, '$.patterns[*].name')
    from routing.log as l
    where l.topic = 'aggregated_patterns' and l.key = 'ranking'
    order by l.topic_offset desc
    limit 1
  ),
  '["a", "b"]'::jsonb,
  'the topic has it too, with the list in order'
);

select * from finish();
rollback;
