begin;
select plan(1);

select throws_ok(
  $$select routing.refuse_delivery('singularity-1', 'news', 3)$$, 'SC307',
  'no delivery of news/3 to singularity-1 was given up'
);

select * from finish();
rollback;
