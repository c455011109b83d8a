begin;
select plan(5);

select results_eq(
  format('select * from intake.nodes(%L, %L)', '{"a": {"b": 1, "n": null}, "c": [1]}', x.path),
  format('select v::jsonb from unnest(%L::text[]) as v', x.found),
  x.path
)
from (values
  ('', array['{"a": {"b": 1, "n": null}, "c": [1]}']),
  ('a.b', array['1']),
  ('a.n', array['null']),
  ('a.x', array[null]),
  ('c.x', '{}')
) as x (path, found);

select * from finish();
rollback;
