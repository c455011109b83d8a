begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select knowledge.record_invalid_files(
  '[{"file": "a.json", "path": "$", "reason": "not JSON"},
    {"file": "b.json", "path": "$.id", "reason": "7 is not of type ''string''"}]',
  repeat('a', 40)
);
select is((select count(*) from knowledge.invalid_files), 2::bigint, 'two');

select centralcloud.freeze_clock('2026-01-02 00:00Z');
select knowledge.record_invalid_files(
  '[{"file": "a.json", "path": "$", "reason": "not JSON"}]', repeat('b', 40)
);
select results_eq(
  'select file, found_at from knowledge.invalid_files',
  $$values ('a.json', '2026-01-01 00:00Z'::timestamptz)$$,
  'the mended one is gone, the other as old as it is'
);
select knowledge.record_invalid_files('[]', repeat('c', 40));
select is_empty('select 1 from knowledge.invalid_files', 'none is left');

select * from finish();
rollback;
