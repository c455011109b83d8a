begin;
select plan(4);

select is(intake.within(x.path, x.scope), x.within, x.path || ' within ' || x.scope)
from (values
  ('snapshot.part', '', 'snapshot.part'),
  ('patterns[*]', 'patterns[*]', ''),
  ('patterns[*].name', 'patterns[*]', 'name'),
  ('patterns[*].examples[*]', 'patterns[*]', 'examples[*]')
) as x (path, scope, within);

select * from finish();
rollback;
