begin;
select plan(2);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values
  ('shop', 'a.py', 'python', '\x01', 't1', 10, 9), ('shop', 'b.py', 'python', '\x01', 't1', 20, 1);
insert into code.incoming_symbols values
  ('shop', 'a.py', 'function', 'f', 'f', 1, 2), ('shop', 'a.py', 'function', 'g', 'g', 3, 4);
insert into code.incoming_imports values ('shop', 'a.py', 1, 'os', null, null, true);
insert into code.incoming_parse_errors values ('shop', 'b.py', 'syntax', 1, 1, '( is missing');
select code.take_ingest('shop', 0, 'r1');

select is(
  code.totals('shop'),
  '{"files": 2, "lines": 10, "bytes": 30, "symbols": 2, "imports": 1, "parse_errors": 1}',
  'no row counts twice'
);
select is(
  code.totals('none'),
  '{"files": 0, "lines": 0, "bytes": 0, "symbols": 0, "imports": 0, "parse_errors": 0}',
  'nothing is zero, not null'
);

select * from finish();
rollback;
