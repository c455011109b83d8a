begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();
select ranking.store(p_language => 'rust', p_kind => null, p_entries => '[{"rank": 1,
  "fingerprint": "00000000-0000-0000-0000-000000000001", "name": "x", "language": "rust",
  "kind": "idiom", "frequency": 1, "success_rate": 1, "confidence": 1, "score": 1,
  "success_lower": 1, "prevalence_lower": 1, "e": 1, "x": 1, "b": 1, "occurrences": 1,
  "instances": 1, "owners": 1, "raw_rank": 1}]', p_stats => '{}');

select results_eq(
  $$
    select language, kind, jsonb_path_query_array(entries, '$[*].name')
    from ranking.lists_today()
    order by 1 nulls first, 2 nulls first
  $$,
  $$ values
    (null::text, null::text, '["a", "b"]'::jsonb), (null, 'idiom', '["a", "b"]'),
    ('python', null, '["a", "b"]'), ('python', 'idiom', '["a", "b"]'), ('rust', null, '[]')
  $$,
  'in order'
);
select is(
  (
    select min(cardinality(array(select jsonb_object_keys(l.entries -> 0))))
    from ranking.lists_today() as l
    where l.entries <> '[]'
  ),
  18,
  'with every figure of an entry'
);

select * from finish();
rollback;
