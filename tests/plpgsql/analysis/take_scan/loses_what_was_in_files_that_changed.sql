begin;
select plan(1);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_patterns
values ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', null);
insert into analysis.incoming_findings values ('shop', 'a.py', 'ruff', 'B006', 12, 1, 'm');
insert into analysis.incoming_occurrences values ('shop', 'a.py', md5('w')::uuid, 15, 15, 10, 20);
select analysis.take_scan('shop', '[]');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x02', 't1', 10, 90);
select code.take_ingest('shop', 1, 'r2');

select is(
  analysis.take_scan('shop', '[]'),
  '{"patterns": 0, "occurrences": 0, "trials": 0, "successes": 0, "findings": 0}',
  'a new content of a path begins with nothing'
);

select * from finish();
rollback;
