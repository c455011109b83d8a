begin;
select plan(2);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values
  ('shop', 'a.py', 'python', '\x01', 't1', 10, 9), ('shop', 'b.py', 'python', '\x02', 't1', 10, 9);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_findings values
  ('shop', 'a.py', 'ruff', 'B006', 3, 5, 'mutable'), ('till', 'a.py', 'ruff', 'B006', 3, 5, 'no');
insert into analysis.incoming_unjudged_files values ('shop', 'b.py', 'ruff', 'no Python');
select analysis.take_findings('shop');

select results_eq(
  $$select c.path, f.tool, f.rule, f.line, f.column_number, f.message
    from analysis.findings as f join code.current_files as c using (file_id)$$,
  $$values ('a.py', 'ruff', 'B006', 3, 5, 'mutable')$$,
  'findings'
);
select results_eq(
  $$select c.path, u.tool, u.reason
    from analysis.unjudged_files as u join code.current_files as c using (file_id)$$,
  $$values ('b.py', 'ruff', 'no Python')$$,
  'and files of which the tool could say nothing'
);

select * from finish();
rollback;
