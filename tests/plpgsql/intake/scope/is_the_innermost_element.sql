begin;
select plan(4);

select is(intake.scope(x.path), x.scope, x.path)
from (values
  ('snapshot.part', ''),
  ('patterns', ''),
  ('patterns[*]', 'patterns[*]'),
  ('patterns[*].examples[*].a.b', 'patterns[*].examples[*]')
) as x (path, scope);

select * from finish();
rollback;
