begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select knowledge.record_invalid_files(
  null, '[{"file": "a.json", "path": "$", "reason": "not JSON"},
    {"file": "b.json", "path": "$.id", "reason": "7 is not of type ''string''"}]',
  repeat('a', 40)
);
select is((select count(*) from knowledge.invalid_files), 2::bigint, 'two');

select centralcloud.freeze_clock('2026-01-02 00:00Z');
select knowledge.record_invalid_files(
  null, '[{"file": "a.json", "path": "$", "reason": "not JSON"}]', repeat('b', 40)
);
select results_eq(
  'select file, found_at from knowledge.invalid_files',
  $$values ('a.json', '2026-01-01 00:00Z'::timestamptz)$$,
  'the mended one is gone, the other as old as it is'
);
select knowledge.record_invalid_files(null, '[]', repeat('c', 40));
select is_empty('select 1 from knowledge.invalid_files', 'none is left');

select knowledge.register_folder('mine', '/srv/mine');
select knowledge.record_invalid_files(
  'mine', jsonb_build_array(jsonb_build_object(
    'file', repeat('f', 4000), 'path', '$', 'reason', repeat('r', 4000)
  )), null
);
select results_eq(
  'select origin, folder, commit from knowledge.invalid_files', $$values ('local', 'mine', null)$$,
  'long names and reasons, too'
);
select knowledge.record_invalid_files(null, '[]', repeat('d', 40));
select is((select count(*) from knowledge.invalid_files), 1::bigint, 'each for itself');

select * from finish();
rollback;
