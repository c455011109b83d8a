begin;
select plan(4);

select code.register('shop', '/srv/shop') as id \gset
insert into code.incoming_files
values
  ('shop', 'same.py', 'python', '\x01', 't1', 10, 1),
  ('shop', 'changed.py', 'python', '\x02', 't1', 10, 1),
  ('shop', 'looked_at_anew.py', 'python', '\x03', 't1', 10, 1),
  ('shop', 'vanished.py', 'python', '\x04', 't1', 10, 1);
select is(
  code.replace_files(:id, 'shop'), '{"added": 4, "changed": 0, "vanished": 0}', 'all are new'
);
select file_id as same_id from code.files where path = 'same.py' \gset
delete from code.incoming_files;
insert into code.incoming_files
values
  ('shop', 'same.py', 'python', '\x01', 't1', null, null),
  ('shop', 'changed.py', 'python', '\x12', 't1', 20, 2),
  ('shop', 'looked_at_anew.py', 'python', '\x03', 't2', 10, 1),
  ('shop', 'added.py', 'python', '\x01', 't1', 10, 1);

select is(
  code.replace_files(:id, 'shop'), '{"added": 1, "changed": 2, "vanished": 1}',
  'other content or other examiners: changed; two files with the same content are two'
);
select is(
  (select file_id from code.files where path = 'same.py'), :same_id::bigint,
  'what is equal keeps its row'
);
select results_eq(
  'select path, bytes from code.files order by path collate "C"',
  $$values ('added.py', 10::bigint), ('changed.py', 20), ('looked_at_anew.py', 10),
    ('same.py', 10)$$,
  'and the files are those that came'
);

select * from finish();
rollback;
