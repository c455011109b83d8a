begin;
select plan(11);

select is(intake.shown(v::jsonb), w, w)
from (values
  ('"abc"', '"abc"'),
  ('1.7', '1.7'),
  ('-3', '-3'),
  ('1e130000', 'a number of more than 15 digits'),
  ('true', 'true'),
  ('null', 'null'),
  ('{"a": 1}', 'an object'),
  ('[1]', 'an array')
) as x (v, w);
select is(
  intake.shown(to_jsonb(repeat('x', 5000))), '"' || repeat('x', 40) || '…"', 'a long text is cut'
);
select is(intake.shown('1e-16000'), '0.000000000000…', 'so is a long fraction');
select is(intake.shown(null), 'nothing', 'what is not there is nothing');

select * from finish();
rollback;
