begin;
select plan(1);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values
  ('shop', 'shop/till.py', 'python', '\x01', 't1', 10, 9),
  ('shop', 'shop/_vendor/six.py', 'python', '\x02', 't1', 10, 9),
  ('shop', 'tests/test_till.py', 'python', '\x03', 't1', 10, 9);
insert into code.incoming_imports values
  ('shop', 'shop/till.py', 1, 'django.db', 'models', null, false),
  ('shop', 'shop/till.py', 2, 'django.urls', 'path', null, false),
  ('shop', 'shop/till.py', 3, 'os', null, null, true),
  ('shop', 'shop/till.py', 4, 'six', null, null, false),
  ('shop', 'shop/till.py', 5, '.money', 'Money', null, false),
  ('shop', 'tests/test_till.py', 1, 'django.test', 'TestCase', null, false),
  ('shop', 'tests/test_till.py', 2, 'pytest', null, null, false),
  ('shop', 'tests/test_till.py', 3, 'shop.till', 'Till', null, false);
select code.take_ingest('shop', 0, 'r1');

select results_eq(
  $$select language, package, files from code.dependencies('shop')$$,
  $$values ('python', 'django', 2::bigint), ('python', 'pytest', 1)$$,
  'neither the standard library, nor relative, nor its own, nor its own copy of another'
);

select * from finish();
rollback;
