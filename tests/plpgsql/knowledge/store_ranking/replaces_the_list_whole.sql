begin;
select plan(7);

create function pg_temp.message(p_ranking_id bigint, variadic p_names text[])
returns jsonb language sql as $$
  select jsonb_build_object(
    'type', 'aggregated_patterns', 'ranking_id', p_ranking_id, 'stats', '{"owners": 3}'::jsonb,
    'timestamp', '2026-01-01T00:00:00Z',
    'patterns', jsonb_agg(jsonb_build_object(
      'rank', place, 'name', name, 'language', 'python', 'kind', 'idiom', 'score', 0.25,
      'fingerprint', md5(name)::uuid, 'occurrences', 7, 'owners', 2, 'unheard_of', true
    ))
  )
  from unnest(p_names) with ordinality as n (name, place);
$$;

select knowledge.store_ranking(pg_temp.message(1, 'a', 'b', 'c'));
select results_eq(
  'select rank, name from knowledge.ranked_patterns order by 1',
  $$values (1, 'a'), (2, 'b'), (3, 'c')$$, 'a first list'
);
select is(
  (select p.fingerprint from knowledge.ranked_patterns as p where p.rank = 1), md5('a')::uuid,
  'with its fingerprints'
);
select is(
  (select p.score from knowledge.ranked_patterns as p where p.rank = 1), 0.25::float8,
  'and figures'
);

select knowledge.store_ranking(pg_temp.message(2, 'c', 'a'));
select results_eq(
  'select rank, name from knowledge.ranked_patterns order by 1', $$values (1, 'c'), (2, 'a')$$,
  'the next list takes its place'
);
select is((select ranking_id from knowledge.ranking), 2::bigint, 'and its number');

select knowledge.store_ranking(pg_temp.message(1, 'a', 'b', 'c'));
select is((select count(*) from knowledge.ranked_patterns), 2::bigint, 'an older one is ignored');

select knowledge.store_ranking(
  '{"type": "aggregated_patterns", "ranking_id": 3, "patterns": [], "stats": {}}'
);
select is_empty('select 1 from knowledge.ranked_patterns', 'an empty list is a list');

select * from finish();
rollback;
