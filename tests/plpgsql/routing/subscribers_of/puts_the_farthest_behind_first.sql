begin;
select plan(5);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.ack('news', 3);
set session authorization "singularity-2";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
reset session authorization;
select results_eq(
  $$select instance, acked_offset, lag, acked_at, redeliveries, dead_deliveries
    from routing.subscribers_of('news')$$,
  $$values
    ('singularity-2', 1::bigint, 2::bigint, '2026-01-01 00:00Z'::timestamptz, 1::bigint, 0::bigint),
    ('singularity-1', 3::bigint, 0::bigint, '2026-01-01 00:00Z'::timestamptz, 0::bigint, 0::bigint)
  $$,
  'cursor, lag, and what it could not apply'
);
select fleet.remove('singularity-2');
select results_eq(
  $$select instance from routing.subscribers_of('news')$$, $$values ('singularity-1')$$,
  'without those that were removed'
);
select routing.jump('for tests');
select is(
  (select lag from routing.subscribers_of('news')), 0::bigint, 'what a jump leaves out is no lag'
);
select is(
  (select largest_lag from routing.overview() where topic = 'news'), 0::bigint, 'nor over all'
);
select throws_ok($$select routing.subscribers_of('gossip')$$, 'SC301', 'there is no topic gossip');

select * from finish();
rollback;
