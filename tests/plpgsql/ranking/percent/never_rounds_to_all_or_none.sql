begin;
select plan(1);

select results_eq(
  $$ select ranking.percent(share)
     from unnest(array[0, 0.00001, 0.004, 0.014, 0.41, 0.989, 0.9949, 0.99999, 1]) as share $$,
  $$ values
    ('0 %'), ('under 0.1 %'), ('0.4 %'), ('1 %'), ('41 %'), ('99 %'), ('99.5 %'),
    ('over 99.9 %'), ('100 %')
  $$,
  'whole percent, tenths near both ends'
);

select * from finish();
rollback;
