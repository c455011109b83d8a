begin;
select plan(1);

insert into intake.received_ids (source, id, msg_id, received_at)
values ('a', '00000000-0000-0000-0000-000000000001', 7, '2026-01-01 00:00Z');
select is(
  intake.leave_out_repeats(array[
    '{"type": "patterns", "source": "a", "id": "00000000-0000-0000-0000-000000000001"}',
    '{"type": "patterns", "source": "b", "id": "00000000-0000-0000-0000-000000000001"}',
    '{"type": "patterns", "source": "b", "id": "00000000-0000-0000-0000-000000000001", "x": 1}',
    '{"type": "patterns", "source": "b"}',
    '{"type": "patterns", "source": "b"}'
  ]::jsonb[]),
  array[
    null,
    '{"type": "patterns", "source": "b", "id": "00000000-0000-0000-0000-000000000001"}',
    null,
    '{"type": "patterns", "source": "b"}',
    '{"type": "patterns", "source": "b"}'
  ]::jsonb[],
  'of the same source; without an id nothing is the same'
);

select * from finish();
rollback;
