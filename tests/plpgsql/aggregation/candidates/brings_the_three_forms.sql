begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');

select aggregation.open_batch();
insert into pg_temp.batch_messages (
  msg_id, source, source_id, received_at, told_at, snapshot, message
)
select
  m.msg_id, i.name, i.instance_id, centralcloud.clock(), m.told_at, m.snapshot,
  jsonb_build_object('patterns', m.patterns)
from fleet.instances as i
cross join (
  values
    (1, '2025-12-31T00:00:00Z', '{"stream": "code", "version": 7}'::jsonb, '[]'::jsonb),
    (
      2, '2025-12-31T00:00:00.000001Z', null,
      '[{"name": "a"}, {"fingerprint": "00000000-0000-0000-0000-00000000000a"}]'
    ),
    (3, null, null, '[{"name": "a"}]'),
    (4, null, '{"stream": "big", "version": 1, "part": 2, "parts": 2}', '[2, 3]'),
    (5, null, '{"stream": "big", "version": 1, "part": 1, "parts": 2}', '[1]'),
    (6, null, '{"stream": "half", "version": 1, "part": 1, "parts": 2}', '[1]')
) as m (msg_id, told_at, snapshot, patterns)
where i.name = 'singularity-1';
select aggregation.keep_parts(1, 6);

select results_eq(
  'select stream, version, observed_at, digest from aggregation.candidates(1, 1)',
  $$ values (
    'code', 7::bigint, '2025-12-31 00:00Z'::timestamptz, aggregation.digest('[]')
  ) $$,
  'a whole snapshot: as the message says'
);
select bag_eq(
  'select stream, version from aggregation.candidates(2, 2)',
  $$ values
    ('bare:' || aggregation.identify('', '', 'a'), 1767139200000001::bigint),
    ('bare:00000000-0000-0000-0000-00000000000a', 1767139200000001)
  $$,
  'each bare pattern: a stream of its own, its version the microseconds of the timestamp'
);
select is(
  (select version from aggregation.candidates(3, 3)),
  (extract(epoch from centralcloud.clock()) * 1000000)::bigint,
  'or of receipt'
);
select results_eq(
  'select stream, patterns, digest from aggregation.candidates(4, 5)',
  $$ values ('big', '[1, 2, 3]'::jsonb, aggregation.digest('[1, 2, 3]')) $$,
  'parts that are all there: one snapshot in the order of the parts'
);
select is_empty(
  'select * from aggregation.candidates(6, 6)', 'and nothing while one is missing'
);

select * from finish();
rollback;
