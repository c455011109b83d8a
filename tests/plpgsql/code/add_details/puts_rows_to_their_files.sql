begin;
select plan(3);

select code.register('shop', '/srv/shop') as id \gset
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 9);
select code.replace_files(:id, 'shop');
insert into code.incoming_symbols values
  ('shop', 'a.py', 'class', 'Till', 'Till', 1, 9),
  ('shop', 'a.py', 'method', 'open', 'Till.open', 2, 3),
  ('other', 'a.py', 'function', 'f', 'f', 1, 2);
insert into code.incoming_imports values ('shop', 'a.py', 1, 'os', 'path', 'p', true);
insert into code.incoming_parse_errors values ('shop', 'a.py', 'syntax', 8, 1, '( is missing');
select code.add_details(:id, 'shop');

select results_eq(
  $$select f.path, s.kind, s.name, s.qualified_name, s.start_line, s.end_line
    from code.symbols as s join code.files as f using (file_id) order by symbol_id$$,
  $$values ('a.py', 'class', 'Till', 'Till', 1, 9), ('a.py', 'method', 'open', 'Till.open', 2, 3)$$,
  'symbols, of this code base only'
);
select results_eq(
  'select line, module, name, alias, is_standard from code.imports',
  $$values (1, 'os', 'path', 'p', true)$$,
  'imports'
);
select results_eq(
  'select kind, line, column_number, message from code.parse_errors',
  $$values ('syntax', 8, 1, '( is missing')$$,
  'what could not be parsed'
);

select * from finish();
rollback;
