begin;
select plan(1);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 1);
select code.take_ingest('shop', 0, 'r1');

select results_eq(
  'select code_base, path, language, bytes, lines from code.current_files',
  $$values ('shop', 'a.py', 'python', 10::bigint, 1)$$,
  'a file and whose it is'
);

select * from finish();
rollback;
