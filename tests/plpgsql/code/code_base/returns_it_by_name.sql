begin;
select plan(3);

select code.register('shop', '/srv/shop');

select is((code.code_base('shop')).root, '/srv/shop', 'its folder');
select throws_ok(
  $$select code.code_base('shopp')$$, 'SC701', 'there is no code base shopp', 'an unknown name'
);
select throws_ok(
  'select code.code_base(null)', 'SC701', 'there is no code base (null)', 'no name'
);

select * from finish();
rollback;
