begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-16 12:00Z');
select code.register(n, '/srv/' || n) from unnest(array['new', 'old', 'read']) as n;
update code.code_bases set ingest_version = 1, ingested_at = '2026-01-16 11:00Z'
where name = 'read';
update code.code_bases set ingest_version = 1, ingested_at = '2026-01-01 11:00Z' where name = 'old';
select results_eq(
  'select kind, name, state, last_success_at from code.status() order by name',
  $$values ('code_base', 'new', 'ok', null::timestamptz),
    ('code_base', 'old', 'late', '2026-01-01 11:00Z'),
    ('code_base', 'read', 'ok', '2026-01-16 11:00Z')$$,
  'when each was read'
);

select * from finish();
rollback;
