begin;
select plan(3);

select intake.register_message_type('test', 'for tests', 'inbound');
select intake.register_message_fields('test', '[
  {"path": "a", "json_type": "array", "description": "a"},
  {"path": "a[*]", "json_type": "object", "description": "a"},
  {"path": "a[*].b", "json_type": "array", "description": "b"},
  {"path": "a[*].b[*]", "json_type": "object", "description": "b"},
  {"path": "a[*].b[*].n", "json_type": "number", "description": "n", "required": true},
  {"path": "o", "json_type": "object", "description": "o"},
  {"path": "o.c", "json_type": "array", "description": "c"},
  {"path": "o.c[*]", "json_type": "string", "description": "c"}
]');
select results_eq(
  $$select * from intake.explain('test', '', '{
    "type": "test", "o": {"c": [1, "x", 2]}, "a": [{}, 7, {"b": [{}, {"n": 1}, {"n": "1"}]}]
  }', 100)$$,
  $$values
    ('{1}'::bigint[], 'o.c[0]', 'is of type number, not string'),
    ('{2}', 'a[1]', 'is of type number, not object'),
    ('{3}', 'o.c[2]', 'is of type number, not string'),
    ('{3,1}', 'a[2].b[0].n', 'is missing'),
    ('{3,3}', 'a[2].b[2].n', 'is of type string, not number')$$,
  'in the order of places'
);
select results_eq(
  $$select x.path from intake.explain('test', '', '{
    "type": "test", "o": {"c": [1, "x", 2]}, "a": [{}, 7, {"b": [{}, {"n": 1}, {"n": "1"}]}]
  }', 2) as x$$,
  array['o.c[0]', 'a[1]'],
  'the first ones'
);
select results_eq(
  $$select * from intake.explain('test', 'a[*]', '{"b": [{}]}', 2)$$,
  $$values ('{1}'::bigint[], 'b[0].n', 'is missing')$$,
  'from an element on'
);

select * from finish();
rollback;
