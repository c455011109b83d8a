begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select knowledge.register_folder('b', '/srv/b', 'templates_data');
select knowledge.register_folder('a', '/srv/a');
select knowledge.record_invalid_files(
  'a', '[{"file": "x", "path": "$.id", "reason": "no"}, {"file": "x", "path": "$", "reason": "n"}]',
  null
);
select knowledge.note_load('a', 'x', 2);
select results_eq(
  'select * from knowledge.list_folders()',
  $$values
    ('a', '/srv/a', 'knowledge', '2026-01-01 12:00Z'::timestamptz, 0, 2, 1::bigint),
    ('b', '/srv/b', 'templates_data', null, null, null, 0)$$, 'files, not reasons'
);

select * from finish();
rollback;
