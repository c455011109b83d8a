begin;
select plan(6);
\ir ../dead.sql

select results_eq(
  'select instance, topic, topic_offset, key, attempts, error, died_at '
  'from routing.list_dead_deliveries(10)',
  $$values
    ('singularity-1', 'news', 2::bigint, 'key', 10, 'enough', '2026-01-02 00:00Z'::timestamptz),
    ('singularity-1', 'news', 1::bigint, 'key', 10, 'enough', '2026-01-01 00:00Z'::timestamptz)$$,
  'all of them'
);
select is((select count(*) from routing.list_dead_deliveries(1)), 1::bigint, 'not more than asked');
select is((select count(*) from routing.list_dead_deliveries(null)), 2::bigint, 'null: no limit');
select is_empty($$select * from routing.list_dead_deliveries(10, 'state')$$, 'of one topic');
select is_empty(
  $$select * from routing.list_dead_deliveries(10, null, 'singularity-2')$$, 'of one instance'
);
select fleet.remove('singularity-1');
select is_empty('select * from routing.list_dead_deliveries(10)', 'of those in the fleet');

select * from finish();
rollback;
