begin;
select plan(21);

select is(intake.is_portable(x.pattern), x.portable, x.pattern)
from (values
  ('^[0-9a-f]{40}([0-9a-f]{24})?$', true),
  ('^(foo|bar)-[0-9]+$', true),
  ('^a\.b\$$', true),
  ('^$', true),
  ('^[A-Z][a-z_.-]*$', true),
  ('^a{2,}b{1,3}$', true),
  ('a$', false),
  ('^a', false),
  ('^a|b$', false),
  ('^\d+$', false),
  ('^[^a]$', false),
  ('^[[:alpha:]]$', false),
  ('^a.b$', false),
  ('^(?=a)b$', false),
  ('^((a|b)c)$', false),
  ('^a*?$', false),
  ('(?i)^a$', false),
  (E'^a\n$', false),
  ('^a$b$', false),
  ('^a\$', false),
  ('^é$', false)
) as x (pattern, portable);

select * from finish();
rollback;
