begin;
select plan(5);

select results_eq(
  format($$
    select s.place from intake.suspects('patterns', 'patterns[*]', %L, %s) as s
  $$, x.elements, x.most),
  format('select unnest(%L::bigint[])', x.places),
  x.elements
)
from (values
  (
    '[{"name": "a", "frequency": 1, "success_rate": 1}, 7, {"name": "b"},
      {"name": "a", "frequency": 1, "success_rate": 1, "fingerprint": "x"},
      {"name": "a", "frequency": 1, "success_rate": 1, "kind": "' || repeat('x', 101) || '"},
      {"name": "a", "frequency": 1, "success_rate": 1, "kind": "' || repeat('x', 100) || '"},
      {"name": "a", "frequency": 1, "success_rate": 1, "examples": [7]},
      {"name": "a", "trials": 1, "successes": 2},
      [{"name": "a", "frequency": 1, "success_rate": 1}]]',
    9, '{2, 3, 4, 5, 7, 8, 9}'
  ),
  ('[7, 7, 7]', 2, '{1, 2}'),
  (
    (
      select jsonb_agg(
        case when n in (50, 51, 120)
          then '{"name": "a"}'::jsonb
          else '{"name": "a", "frequency": 1, "success_rate": 1}'
        end
        order by n
      )::text
      from generate_series(1, 130) as n
    ),
    9, '{50, 51, 120}'
  ),
  ('[]', 2, '{}')
) as x (elements, most, places);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "a", "json_type": "array", "description": "a"},
  {"path": "a[*]", "json_type": "array", "description": "a"}
]');
select results_eq(
  $$select s.place from intake.suspects('test', 'a[*]', '[[], [1], 1, {}]', 9) as s$$,
  array[3, 4]::bigint[],
  'arrays where arrays are wanted are none'
);

select * from finish();
rollback;
