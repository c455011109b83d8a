begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select code.register('shop', '/srv/shop');
insert into code.incoming_files values ('shop', 'a.py', 'python', '\x01', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_patterns
values ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', null);
insert into analysis.incoming_findings values ('shop', 'a.py', 'ruff', 'B006', 12, 1, 'm');
insert into analysis.incoming_occurrences values
  ('shop', 'a.py', md5('w')::uuid, 15, 15, 10, 20),
  ('shop', 'a.py', md5('w')::uuid, 25, 25, 21, 30);

select is(
  analysis.take_scan('shop', '[{"name": "ruff", "version": "1"}]'),
  '{"patterns": 1, "occurrences": 2, "trials": 2, "successes": 1, "findings": 1}',
  'what is known now'
);
select results_eq(
  'select tools, scanned_at from analysis.scans',
  $$values (jsonb '[{"name": "ruff", "version": "1"}]', timestamptz '2026-01-01 00:00Z')$$,
  'by what, and when'
);
select is_empty('select * from analysis.incoming_occurrences', 'nothing is left over');
select is(
  analysis.take_scan('shop', '[]') ->> 'occurrences', '2',
  'files that did not come stay as they were'
);
select throws_ok(
  $$select analysis.take_scan('none', '[]')$$, 'SC701', 'there is no code base none', 'unknown'
);

select * from finish();
rollback;
