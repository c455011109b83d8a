begin;
select plan(7);
\ir ../dead.sql

select is(
  routing.redrive('singularity-1', 'news', 1), '2026-01-02 00:00Z'::timestamptz, 'due from now on'
);
set session authorization "singularity-1";
select results_eq(
  'select topic_offset, kind, attempt, payload -> ''n'' from routing.fetch(1)',
  $$values (1::bigint, 'redelivery', 11, '1'::jsonb)$$,
  'it comes again'
);
select is(
  routing.reject('news', 1, 'still'), '2026-01-02 00:01Z'::timestamptz, 'another round begins'
);
reset session authorization;
select results_eq(
  'select topic_offset from routing.dead_deliveries', 'values (2::bigint)', 'it is not dead'
);
select results_eq(
  'select topic_offset, attempts, error from routing.redeliveries',
  $$values (1::bigint, 11, 'still')$$,
  'of as many attempts as the first had'
);
select throws_ok(
  $$select routing.redrive('singularity-1', 'news', 1)$$, 'SC307', null, 'once'
);
select fleet.remove('singularity-1');
select throws_ok(
  $$select routing.redrive('singularity-1', 'news', 2)$$, 'SC307', null,
  'to nobody who will not come'
);

select * from finish();
rollback;
