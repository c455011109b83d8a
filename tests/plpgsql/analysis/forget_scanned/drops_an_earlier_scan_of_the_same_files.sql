begin;
select plan(1);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values
  ('shop', 'a.py', 'python', '\x01', 't1', 10, 90),
  ('shop', 'b.py', 'python', '\x02', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_findings
values ('shop', 'a.py', 'ruff', 'B006', 3, 1, 'm'), ('shop', 'b.py', 'ruff', 'B006', 3, 1, 'm');
select analysis.take_findings('shop');
delete from analysis.incoming_findings where path = 'b.py';
select analysis.forget_scanned('shop');

select results_eq(
  'select c.path from analysis.findings as f join code.current_files as c using (file_id)',
  $$values ('b.py')$$,
  'what did not come again stays'
);

select * from finish();
rollback;
