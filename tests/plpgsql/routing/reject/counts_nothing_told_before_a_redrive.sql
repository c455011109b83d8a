begin;
select plan(4);
\ir ../dead.sql

select routing.redrive('singularity-1', 'news', 1);
set session authorization "singularity-1";
select is(
  routing.reject('news', 1, 'the answer was lost', 10), '2026-01-02 00:00Z'::timestamptz,
  'the rejection that it died of is told again'
);
select results_eq(
  'select topic_offset, attempt from routing.fetch(1)', 'values (1::bigint, 11)',
  'and costs the new round no attempt'
);
select is(
  routing.reject('news', 1, 'still', 11), '2026-01-02 00:01Z'::timestamptz, 'the next one does'
);
reset session authorization;
select results_eq(
  'select attempts, attempts_before from routing.redeliveries', 'values (11, 10)',
  'of as many as there are in a round'
);

select * from finish();
rollback;
