begin;
select plan(2);

select throws_ok(
  $$select intake.refuse_contract('test', 'a is no number', 'a is 1.')$$, 'SC108',
  'the contract of test can''t say that: a is no number', 'of the type'
);
select throws_ok(
  $$select intake.refuse_contract(null, 'a is no number', '')$$, 'SC108',
  'the contract of no type can''t say that: a is no number', 'or of none'
);

select * from finish();
rollback;
