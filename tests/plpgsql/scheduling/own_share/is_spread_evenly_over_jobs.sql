begin;
select plan(3);

select is(scheduling.own_share('a'), scheduling.own_share('a'), 'the same each time');
select results_eq(
  $$select min(scheduling.own_share('job_' || n)) >= 0, max(scheduling.own_share('job_' || n)) < 1
    from generate_series(1, 1000) as n$$,
  'values (true, true)', 'a part of one'
);
select cmp_ok(
  (
    select max(t.jobs)
    from (
      select count(*) as jobs
      from generate_series(1, 1000) as n
      group by floor(scheduling.own_share('job_' || n) * 10)
    ) as t
  ),
  '<', 140::bigint, 'no tenth has many more than a tenth of them'
);

select * from finish();
rollback;
