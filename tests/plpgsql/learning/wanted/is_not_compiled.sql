begin;
select plan(1);

-- At 10,000 artifacts of 100 instances the compiler took as long as the sums.
select set_eq(
  $$select p.proname from pg_proc as p
    where p.pronamespace = 'learning'::regnamespace and 'jit=off' = any (p.proconfig)$$,
  '{wanted,shortlist}'::name[], 'what sums over the fleet is not compiled before'
);

select * from finish();
rollback;
