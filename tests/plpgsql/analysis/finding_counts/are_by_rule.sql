begin;
select plan(2);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_findings values
  ('shop', 'a.py', 'ruff', 'B006', 12, 1, 'm'), ('shop', 'a.py', 'ruff', 'E722', 13, 1, 'm'),
  ('shop', 'a.py', 'ruff', 'E722', 14, 1, 'm');
select analysis.take_scan('shop', '[]');

select is(
  analysis.finding_counts('shop'),
  '[{"tool": "ruff", "rule": "E722", "count": 2}, {"tool": "ruff", "rule": "B006", "count": 1}]',
  'most frequent first'
);
select is(analysis.finding_counts('none'), '[]', 'none is an empty array');

select * from finish();
rollback;
