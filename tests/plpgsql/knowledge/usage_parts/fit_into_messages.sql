begin;
select plan(3);

select results_eq(
  $$select part, artifacts from knowledge.usage_parts('[{"n": 1}, {"n": 2}]')$$,
  $$values (1::bigint, '[{"n": 1}, {"n": 2}]'::jsonb)$$, 'a few are one'
);
select results_eq(
  $$select part, jsonb_array_length(artifacts) from knowledge.usage_parts((
      select jsonb_agg(jsonb_build_object('n', n)) from generate_series(1, 2001) as n
    ))$$,
  $$values (1::bigint, 1000), (2, 1000), (3, 1)$$, 'many'
);
select results_eq(
  $$select part, jsonb_array_length(artifacts) from knowledge.usage_parts((
      select jsonb_agg(repeat('x', 600000)) from generate_series(1, 5)
    ))$$,
  $$values (1::bigint, 2), (2, 2), (3, 1)$$, 'large ones'
);

select * from finish();
rollback;
