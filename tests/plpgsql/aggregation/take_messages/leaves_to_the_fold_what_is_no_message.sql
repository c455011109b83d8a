begin;
\ir ../telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
-- Past the door, as whoever owns the queue can: put back from an archive of old, or by hand.
select pgmq.send_batch(
  'patterns',
  array['[1, 2]', 'null', '"text"', '{"type": "patterns"}']::jsonb[],
  array_fill(
    '{"source": "singularity-1", "received_at": "2026-01-01T00:00:00Z"}'::jsonb, array[4]
  )
);
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9');

select is(aggregation.fold_patterns() ->> 'buried', '4', 'they hold up nobody');
select results_eq(
  'select stream from aggregation.streams', array['code'::text collate "C"], 'the next is folded'
);
select results_eq(
  'select message, sqlstate from intake.dead_letters order by dead_letter_id',
  $$ values
    ('[1, 2]'::jsonb, '22023'), ('null', '22023'), ('"text"', '22023'),
    ('{"type": "patterns"}', '22023') $$,
  'none is lost without a word'
);

select * from finish();
rollback;
