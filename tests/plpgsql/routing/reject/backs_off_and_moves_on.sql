begin;
select plan(5);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select is(
  routing.reject('news', 2, 'disk full'), '2026-01-01 00:01Z'::timestamptz, 'again in a minute'
);
select results_eq(
  'select topic_offset from routing.fetch()', $$values (3::bigint)$$, 'the next one does not wait'
);
select is(
  routing.reject('news', 2, 'told twice'), '2026-01-01 00:01Z'::timestamptz,
  'saying it twice counts once'
);
reset session authorization;
select centralcloud.shift_clock('1 minute');
set session authorization "singularity-1";
select is(
  routing.reject('news', 2, 'still full'), '2026-01-01 00:03Z'::timestamptz, 'then in two'
);
reset session authorization;
select results_eq(
  'select instance, attempts, error from routing.redeliveries',
  $$values ('singularity-1', 2, 'still full')$$,
  'with the reason'
);

select * from finish();
rollback;
