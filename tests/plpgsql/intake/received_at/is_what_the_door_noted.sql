begin;
select plan(3);

select is(
  intake.received_at(jsonb_build_object('received_at', '2026-01-01 00:00:00.5Z'::timestamptz)),
  '2026-01-01 00:00:00.5Z', 'as it was written'
);
set local timezone to 'Asia/Kolkata';
select is(
  intake.received_at(jsonb_build_object('received_at', '2026-01-01 00:00Z'::timestamptz)),
  '2026-01-01 00:00Z', 'wherever that was'
);
select is_empty(
  $$select from unnest(array[
    null, 'null', '[]', '{}', '{"received_at": null}', '{"received_at": "soon"}',
    '{"received_at": 7}', '{"received_at": {}}', '{"received_at": "2026-02-30T00:00:00Z"}'
  ]::jsonb[]) as h (headers) where intake.received_at(h.headers) is not null$$,
  'nothing else is a moment'
);

select * from finish();
rollback;
