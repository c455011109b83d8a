begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

create temporary table announced as
select ranking.announce(
  p_entries => (
    select jsonb_agg(jsonb_strip_nulls(to_jsonb(s))) from ranking.shortlist('{}') as s
  ),
  p_stats   => ranking.list_stats()
) as ranking_id;
select is(
  (
    select array_agg(t.message -> 'ranking_id')
    from intake.take('aggregated_patterns', 10) as t
  ),
  (select array[to_jsonb(a.ranking_id)] from announced as a),
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
