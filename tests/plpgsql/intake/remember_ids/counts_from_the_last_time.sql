begin;
select plan(1);

insert into intake.received_ids (source, id, msg_id, received_at)
values
  ('a', '00000000-0000-0000-0000-000000000001', 1, '2026-02-01 23:30Z'),
  ('a', '00000000-0000-0000-0000-000000000002', 2, '2026-01-20 00:00Z'),
  ('a', '00000000-0000-0000-0000-000000000003', 3, '2026-01-01 00:00Z'),
  ('b', '00000000-0000-0000-0000-000000000002', 4, '2026-01-20 00:00Z');
select intake.remember_ids(
  array[
    '{"source": "a", "id": "00000000-0000-0000-0000-000000000001"}',
    '{"source": "a", "id": "00000000-0000-0000-0000-000000000002"}',
    '{"source": "a", "id": "00000000-0000-0000-0000-000000000003"}',
    '{"source": "a"}'
  ]::jsonb[],
  '2026-02-02 00:00Z'
);
select results_eq(
  $$select msg_id from intake.received_ids where received_at = '2026-02-02 00:00Z'$$,
  'values (2::bigint)',
  'not what is younger than an hour, about to be forgotten or another''s'
);

select * from finish();
rollback;
