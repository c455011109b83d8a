begin;
select plan(5);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
set session authorization "singularity-1";
select routing.subscribe('news');
select is(
  routing.reject('news', 1, 'disk full', 1), '2026-01-01 00:01Z'::timestamptz, 'the first attempt'
);
reset session authorization;
select centralcloud.shift_clock('1 hour');
set session authorization "singularity-1";
select is(
  routing.reject('news', 1, 'disk full', 1), '2026-01-01 00:01Z'::timestamptz,
  'told again long after it was due, since no answer came'
);
select results_eq(
  'select kind, attempt from routing.fetch()', $$values ('redelivery', 2)$$, 'is still one'
);
select is(
  routing.reject('news', 1, 'disk full', 2), '2026-01-01 01:02Z'::timestamptz, 'the second'
);
reset session authorization;
select is((select attempts from routing.redeliveries), 2, 'counts as such');

select * from finish();
rollback;
