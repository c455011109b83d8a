begin;
select plan(3);

select lives_ok($$select knowledge.check_weight(array['a'], 2097152)$$, 'two');
select lives_ok($$select knowledge.check_weight(array['a'], null)$$, 'no bodies');
select throws_ok(
  $$select knowledge.check_weight(array['a'], 2097153)$$, 'SC619',
  'a cannot be resolved: with all it stands on, it is too large', 'more'
);

select * from finish();
rollback;
