begin;
select plan(5);
\ir ../fleet.sql

select results_eq(
  $$select newest_offset, newest_at, subscribers, largest_lag, laggard, retain_for, retain_rows,
      compacted
    from routing.overview() where topic = 'news'$$,
  $$values (0::bigint, null::timestamptz, 0::bigint, null::bigint, null, interval '10 days',
    5::bigint, false)$$,
  'a topic that nobody reads'
);
select pg_temp.publish('news', 3);
select fleet.add('singularity-3');
set session authorization "singularity-2";
select routing.subscribe('news');
select routing.ack('news', 2);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
set session authorization "singularity-3";
select routing.subscribe('news');
reset session authorization;
select results_eq(
  $$select first_offset, newest_offset, newest_at, subscribers, largest_lag, laggard, redeliveries,
      dead_deliveries
    from routing.overview() where topic = 'news'$$,
  $$values (1::bigint, 3::bigint, '2026-01-01 00:00Z'::timestamptz, 3::bigint, 3::bigint,
    'singularity-3', 1::bigint, 0::bigint)$$,
  'one that three read'
);
select routing.give_up('singularity-1', 'news', 1, 4, 'enough');
select fleet.remove('singularity-3');
select results_eq(
  $$select subscribers, largest_lag, laggard, redeliveries, dead_deliveries
    from routing.overview() where topic = 'news'$$,
  $$values (2::bigint, 2::bigint, 'singularity-1', 0::bigint, 1::bigint)$$,
  'a removed instance is not waited for'
);
select fleet.remove('singularity-1');
select is(
  (select dead_deliveries from routing.overview() where topic = 'news'), 0::bigint,
  'nor counts what was given up for it'
);
select results_eq(
  'select topic from routing.overview()', 'select topic from routing.topics order by topic',
  'every topic'
);

select * from finish();
rollback;
