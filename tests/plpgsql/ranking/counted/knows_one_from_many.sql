begin;
select plan(1);

select results_eq(
  $$ select ranking.counted(n, 'owner') from unnest(array[0, 1, 2, 1234567]) as n $$,
  $$ values ('0 owners'), ('1 owner'), ('2 owners'), ('1,234,567 owners') $$,
  'singular and plural'
);

select * from finish();
rollback;
