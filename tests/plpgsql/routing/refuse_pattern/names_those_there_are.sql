begin;
select plan(2);
\ir ../fleet.sql

select throws_ok(
  $$select routing.refuse_pattern('singularity-1', 'news')$$,
  'SC303',
  'singularity-1 is not subscribed to news',
  'an instance without patterns'
);
select throws_ok(
  $$select routing.refuse_pattern('singularity-1', null)$$, 'SC303', null, 'nor to null'
);

select * from finish();
rollback;
