begin;
select plan(2);

select throws_ok(
  $$select intake.require_size(jsonb_build_object('x', repeat('x', 8388608)), 'it')$$,
  'SC104', 'it has 8388625 bytes as jsonb', 'larger than a message of any type'
);
select lives_ok(
  $$select intake.require_size(jsonb_build_object('x', repeat('x', 8388500)), 'it')$$,
  'what some type may have is for its own limit'
);

select * from finish();
rollback;
