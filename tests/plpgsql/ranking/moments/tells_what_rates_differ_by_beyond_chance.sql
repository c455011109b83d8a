begin;
select plan(2);

-- 5/5, 6/10, 15/20, 20/40, 60/80, 90/160, all weighing 1.
select results_eq(
  $$
    select round(m.mean::numeric, 12), round(m.excess::numeric, 12), round(m.scale::numeric, 12)
    from ranking.moments(
      p_w => 6, p_wp => 4.1625, p_wpp => 3.05140625, p_ww => 6, p_w_n => 0.39375, p_ww_n => 0.39375
    ) as m
  $$,
  $$ values (0.693750000000, 0.093958129883, 0.992590942383) $$,
  'the mean, the excess and the scale that it is to be seen on'
);
select results_eq(
  'select m.excess, m.scale from ranking.moments(4, 4, 4, 4, 0.4, 0.4) as m',
  'values (0::float8, 0::float8)',
  'rates of 1 alone tell nothing'
);

select * from finish();
rollback;
