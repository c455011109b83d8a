begin;
select plan(2);

insert into code.incoming_files values
  ('shop', 'a.py', 'python', '\x01', 't1', 10, 1), ('till', 'a.py', 'python', '\x01', 't1', 10, 1);
insert into code.incoming_symbols values ('shop', 'a.py', 'class', 'T', 'T', 1, 9);
insert into code.incoming_imports values ('shop', 'a.py', 1, 'os', null, null, true);
insert into code.incoming_parse_errors values ('shop', 'a.py', 'syntax', 8, 1, '( is missing');
select code.clear_incoming('shop');

select results_eq(
  'select code_base from code.incoming_files', $$values ('till')$$, 'not another''s'
);
select is_empty(
  $$select path from code.incoming_symbols
    union all select path from code.incoming_imports
    union all select path from code.incoming_parse_errors$$,
  'all that came with it'
);

select * from finish();
rollback;
