begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-16 12:00Z');
select code.register('shop', '/srv/shop');
select is_empty('select * from code.findings()', 'it is new');
update code.code_bases set ingest_version = 1, ingested_at = '2026-01-01 11:00Z';
select results_eq(
  'select check_name, subject, finding from code.findings()',
  $$values ('code_base_stale', 'shop', 'code base shop was last read 2026-01-01 11:00:00 UTC')$$,
  'two Sundays were missed'
);

select * from finish();
rollback;
