begin;
select plan(2);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 90);
insert into code.incoming_imports values
  ('shop', 'a.py', 1, 'django.db', 'models', null, false),
  ('shop', 'a.py', 2, 'django_extensions', null, null, false);
select code.take_ingest('shop', 0, 'r1');

select is(
  analysis.frameworks_in('shop'), '[{"name": "Django", "language": "python", "files": 1}]',
  'a package that only begins like one is none'
);
select is(
  analysis.dependencies_in('shop'),
  '[{"name": "django", "language": "python", "files": 1},
    {"name": "django_extensions", "language": "python", "files": 1}]',
  'and both are dependencies'
);

select * from finish();
rollback;
