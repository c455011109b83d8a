begin;
select plan(3);

select is(
  analysis.next_version('s', '2026-01-01 00:00:00.000001Z'), 1767225600000001,
  'microseconds since 1970'
);
insert into analysis.snapshots
values ('s', 1767225600000001, gen_random_uuid(), '2026-01-01 00:00Z');
select is(
  analysis.next_version('s', '2025-01-01 00:00Z'), 1767225600000002, 'one more than the last'
);
select is(
  analysis.next_version('other', '2025-01-01 00:00Z'), 1735689600000000, 'of its own stream'
);

select * from finish();
rollback;
