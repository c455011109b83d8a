begin;
select plan(5);
\ir ../fields.sql

select is(intake.field_violation(f, '@."x"'), x.violation, x.path)
from (values
  ('i', '!exists(@."x" ? (@ >= 0 && @ <= 9 && @.floor() == @))'),
  ('s', '!exists(@."x" ? (@ > "" && @ like_regex "\\d%" flag "s"))'),
  ('c', '!exists(@."x" ? ((@ == "x" || @ == "y\"")))'),
  ('l', '@."x".type() != "array"'),
  ('a', null)
) as x (path, violation)
join intake.message_fields as f on f.type = 'test' and f.path = x.path;

select * from finish();
rollback;
