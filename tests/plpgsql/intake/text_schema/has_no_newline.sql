begin;
select plan(2);

select is(
  intake.text_schema('^a$'), '{"pattern": "^a$", "not": {"pattern": "\\n"}}',
  'else Python would take one at the end'
);
select is(intake.text_schema(null), null, 'nothing of nothing');

select * from finish();
rollback;
