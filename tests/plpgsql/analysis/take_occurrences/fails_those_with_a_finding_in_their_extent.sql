begin;
select plan(2);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values
  ('shop', 'a.py', 'python', '\x01', 't1', 10, 90),
  ('shop', 'b.py', 'python', '\x02', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_patterns
values ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', null);
insert into analysis.incoming_findings values
  ('shop', 'a.py', 'ruff', 'LATER', 18, 1, 'm'),
  ('shop', 'a.py', 'ruff', 'FIRST', 12, 1, 'm'),
  ('shop', 'a.py', 'ruff', 'EDGE', 40, 1, 'm');
insert into analysis.incoming_occurrences values
  ('shop', 'a.py', md5('w')::uuid, 15, 15, 10, 20),
  ('shop', 'a.py', md5('w')::uuid, 25, 26, 21, 30),
  ('shop', 'a.py', md5('w')::uuid, 35, 35, 31, 40),
  ('shop', 'b.py', md5('w')::uuid, 15, 15, 10, 20);
select analysis.take_patterns('shop');
select analysis.take_findings('shop');
select analysis.take_occurrences('shop');

select results_eq(
  $$select c.path, o.start_line, o.failed, f.rule
    from analysis.occurrences as o
    join code.current_files as c on c.file_id = o.file_id
    left join analysis.findings as f on f.finding_id = o.failed_by
    order by c.path, o.start_line$$,
  $$values
    ('a.py', 15, true, 'FIRST'), ('a.py', 25, false, null), ('a.py', 35, true, 'EDGE'),
    ('b.py', 15, false, null)$$,
  'by the first finding between its first and its last line, in its own file'
);
delete from analysis.findings where rule = 'EDGE';
select is(
  (select failed from analysis.occurrences where start_line = 35), false,
  'a finding that goes takes its verdict along'
);

select * from finish();
rollback;
