begin;
select plan(1);

select is(
  aggregation.hash('abc'),
  'ba7816bf-8f01-cfea-4141-40de5dae2223'::uuid,
  'the first 128 bits of the published digest of abc'
);

select * from finish();
rollback;
