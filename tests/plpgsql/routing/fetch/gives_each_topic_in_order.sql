begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
select centralcloud.freeze_clock('2026-01-01 00:01Z');
select pg_temp.publish('state', 1);
select centralcloud.freeze_clock('2025-12-31 00:00Z');
select pg_temp.publish('news', 1);
set session authorization "singularity-1";
select routing.subscribe('#');
select results_eq(
  'select topic, topic_offset, kind, key, payload, attempt, missed, published_at
   from routing.fetch()',
  $$values
    ('news', 1::bigint, 'message', 'key', '{"type": "news", "n": 1}'::jsonb, 1, 0::bigint,
      '2026-01-01 00:00Z'::timestamptz),
    ('news', 2, 'message', 'key', '{"type": "news", "n": 1}', 1, 0, '2025-12-31 00:00Z'),
    ('state', 1, 'message', 'key', '{"type": "state", "n": 1}', 1, 0, '2026-01-01 00:01Z')$$,
  'by time, and by offset where the clock went back'
);
select results_eq(
  'select topic, topic_offset from routing.fetch(1)',
  $$values ('news', 1::bigint)$$,
  'up to a limit'
);
reset session authorization;

select * from finish();
rollback;
