begin;
select plan(26);
\ir ../fields.sql

select is(intake.field_predicate(f, '@."x"'), x.predicate, x.path)
from (values
  ('i', '@."x" >= 0 && @."x" <= 9 && @."x".floor() == @."x"'),
  ('s', '@."x" > "" && @."x" like_regex "\\d%" flag "s"'),
  ('c', '(@."x" == "x" || @."x" == "y\"")'),
  ('l', '@."x".type() == "array"'),
  ('a', 'exists(@."x")')
) as x (path, predicate)
join intake.message_fields as f on f.type = 'test' and f.path = x.path;

select is(
  jsonb_path_exists(
    v.value::jsonb,
    format('strict $ ? (exists(@ ? (%s)))', intake.field_predicate(f, '@."x"'))::jsonpath
  ),
  v.holds, v.path || ': ' || v.value
)
from (values
  ('i', '{"x": 0}', true), ('i', '{"x": 9.0}', true), ('i', '{"x": 10}', false),
  ('i', '{"x": -1}', false), ('i', '{"x": 1.5}', false), ('i', '{"x": "1"}', false),
  ('i', '{"x": [1]}', false), ('i', '{"x": null}', false), ('i', '{}', false), ('i', '[]', false),
  ('s', '{"x": "1%"}', true), ('s', '{"x": ""}', false), ('s', '{"x": 1}', false),
  ('c', '{"x": "y\""}', true), ('c', '{"x": "z"}', false), ('c', '{"x": null}', false),
  ('l', '{"x": []}', true), ('l', '{"x": {}}', false),
  ('a', '{"x": null}', true), ('a', '{}', false), ('a', '7', false)
) as v (path, value, holds)
join intake.message_fields as f on f.type = 'test' and f.path = v.path;

select * from finish();
rollback;
