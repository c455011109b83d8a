begin;
select plan(1);

select is(
  analysis.totals('none'),
  '{"patterns": 0, "occurrences": 0, "trials": 0, "successes": 0, "findings": 0}',
  'nothing is zero, not null'
);

select * from finish();
rollback;
