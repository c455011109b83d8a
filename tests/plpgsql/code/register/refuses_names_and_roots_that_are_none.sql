begin;
select plan(4);

select throws_ok(
  $$select code.register('a b', '/srv')$$, 'SC705', 'code base a b at /srv cannot be registered',
  'a name with a space'
);
select throws_ok(
  $$select code.register('', '/srv')$$, 'SC705', 'code base  at /srv cannot be registered',
  'an empty name'
);
select throws_ok(
  $$select code.register('shop', 'srv/shop')$$, 'SC705',
  'code base shop at srv/shop cannot be registered', 'a relative root'
);
select throws_ok(
  'select code.register(null, null)', 'SC705', 'code base (null) at (null) cannot be registered',
  'nothing at all'
);

select * from finish();
rollback;
