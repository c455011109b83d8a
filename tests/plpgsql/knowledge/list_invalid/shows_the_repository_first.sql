begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select knowledge.register_folder('a', '/srv/a');
select knowledge.record_invalid_files('a', '[{"file": "x", "path": "$", "reason": "no"}]', null);
select knowledge.record_invalid_files(
  null, '[{"file": "y", "path": "$", "reason": "no"}]', repeat('a', 40)
);
select results_eq(
  'select * from knowledge.list_invalid()',
  $$values
    (null, 'y', '$', 'no', '2026-01-01 12:00Z'::timestamptz),
    ('a', 'x', '$', 'no', '2026-01-01 12:00Z')$$, 'then folders'
);

select * from finish();
rollback;
