begin;
select plan(1);

select code.register('shop', '/srv/shop');
insert into code.incoming_files values
  ('shop', 'a.py', 'python', '\x01', 't1', 10, 90),
  ('shop', 'b.py', 'python', '\x02', 't1', 10, 90);
select code.take_ingest('shop', 0, 'r1');
insert into analysis.incoming_patterns
values ('shop', md5('w')::uuid, 'walrus', 'Walrus', 'idiom', 'python', 'Why.', null);
insert into analysis.incoming_findings values ('shop', 'a.py', 'ruff', 'B006', 12, 1, 'm');
insert into analysis.incoming_unjudged_files values
  ('shop', 'b.py', 'ruff', 'no Python'), ('shop', 'b.py', 'other', 'no Python either');
insert into analysis.incoming_occurrences values
  ('shop', 'a.py', md5('w')::uuid, 15, 15, 10, 20),
  ('shop', 'a.py', md5('w')::uuid, 25, 25, 21, 30),
  ('shop', 'b.py', md5('w')::uuid, 15, 15, 10, 20);
select analysis.take_scan('shop', '[]');

select results_eq(
  $$select code_base, fingerprint, rule, kind, language, occurrences, trials, successes
    from analysis.pattern_counts$$,
  $$values ('shop', md5('w')::uuid, 'walrus', 'idiom', 'python', 3::bigint, 2::bigint, 1::bigint)$$,
  'three are there, two were tried, one went well'
);

select * from finish();
rollback;
