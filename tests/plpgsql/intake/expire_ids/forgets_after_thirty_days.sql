begin;
select plan(4);

select centralcloud.freeze_clock('2026-02-01 00:00Z');
insert into intake.received_ids (source, id, msg_id, received_at)
values
  ('a', '00000000-0000-0000-0000-000000000001', 1, '2025-12-01 00:00Z'),
  ('a', '00000000-0000-0000-0000-000000000002', 2, '2025-12-02 00:00Z'),
  ('a', '00000000-0000-0000-0000-000000000003', 3, '2026-01-02 00:00Z');
select is(intake.expire_ids(1), 1, 'no more than asked for');
select results_eq(
  'select msg_id from intake.received_ids order by 1', 'values (2::bigint), (3)', 'the oldest first'
);
select is(intake.expire_ids(10), 1, 'then the rest');
select is(intake.expire_ids(10), 0, 'which is all');

select * from finish();
rollback;
