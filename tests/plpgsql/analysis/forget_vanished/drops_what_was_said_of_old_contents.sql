begin;
select plan(1);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values
  ('shop', 'same.py', 'python', '\x01', 't1', 10, 90),
  ('shop', 'b.py', 'python', '\x02', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_patterns
values ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', null);
insert into analysis.incoming_occurrences values
  ('shop', 'same.py', md5('w')::uuid, 1, 1, 1, 1), ('shop', 'b.py', md5('w')::uuid, 2, 2, 2, 2);
insert into analysis.incoming_findings values
  ('shop', 'same.py', 'ruff', 'B006', 3, 1, 'm'), ('shop', 'b.py', 'ruff', 'B006', 4, 1, 'm');
insert into analysis.incoming_unjudged_files values
  ('shop', 'same.py', 'ruff', '5'), ('shop', 'b.py', 'ruff', '6');
select analysis.take_scan('shop', '[]');
insert into code.incoming_files values
  ('shop', 'same.py', 'python', '\x01', 't1', null, null),
  ('shop', 'b.py', 'python', '\x12', 't1', 10, 90);
select code.take_ingest('shop', 1, 'r2');
select analysis.forget_vanished();

select results_eq(
  $$select start_line::text as said from analysis.occurrences
    union all select line::text from analysis.findings
    union all select reason from analysis.unjudged_files
    order by said$$,
  $$values ('1'), ('3'), ('5')$$,
  'what was said of a file that is as it was stays'
);

select * from finish();
rollback;
