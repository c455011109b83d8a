begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select is_empty(
  $$select 1 from learning.samples() where metric = 'centralcloud_export_open_seconds'$$, 'none'
);
insert into learning.exports (branch, git_url, requested_at) values ('b', 'x', '2026-01-01 11:59Z');
select results_eq(
  $$select labels, value from learning.samples()
    where metric = 'centralcloud_export_open_seconds'$$,
  $$values ('{"state": "requested"}'::jsonb, 60::float8)$$, 'in seconds'
);

select * from finish();
rollback;
