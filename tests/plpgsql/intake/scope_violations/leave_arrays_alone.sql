begin;
select plan(3);

select results_eq(
  format(
    'select * from intake.scope_violations(%L, %L, %L) as v order by 1, 2',
    'patterns', x.scope, x.value
  ),
  format('select * from (values %s) as v (path, problem)', x.found),
  x.scope
)
from (values
  (
    '', '{"type": "patterns", "id": 7, "snapshot": {"stream": "s", "part": 1}, "patterns": [7]}',
    $$('id', 'is of type number, not string'), ('snapshot', 'part and parts go together'),
      ('snapshot.version', 'is missing')$$
  ),
  (
    'patterns[*]', '{"trials": 1, "successes": 2, "examples": [7]}',
    $$('', 'successes is above trials'), ('name', 'is missing')$$
  ),
  ('patterns[*].examples[*]', '7', $$('', 'is of type number, not string')$$)
) as x (scope, value, found);

select * from finish();
rollback;
