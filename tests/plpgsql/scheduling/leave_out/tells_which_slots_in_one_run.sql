begin;
\ir ../probe.sql
select plan(5);

create function probe.leave_out(p_slot text) returns void language sql as $$
  select scheduling.leave_out(
    scheduling.require_job('steady'), ('2026-01-01 ' || p_slot || 'Z')::timestamptz, 'catch_up'
  )
$$;
select centralcloud.freeze_clock('2026-01-01 12:45Z');
select probe.leave_out('12:40');
select is_empty('select from scheduling.runs', 'with another policy nothing is owed');
update scheduling.jobs set catch_up = 'all' where name = 'steady';
select probe.leave_out('12:10');
select probe.leave_out(null);
select is_empty('select from scheduling.runs', 'none is before the next, nor before a chained run');
select probe.leave_out('12:40');
select results_eq(
  'select job, slot, attempt, trigger, state, stats from scheduling.runs',
  $$values (
    'steady', timestamptz '2026-01-01 12:30Z', null::integer, 'catch_up', 'skipped',
    jsonb_build_object(
      'left_out_from', timestamptz '2026-01-01 12:10Z',
      'left_out_to', timestamptz '2026-01-01 12:30Z'
    )
  )$$,
  'from the first to the last'
);
select is(
  (select error from scheduling.runs),
  'the slots from 2026-01-01 12:10 to 2026-01-01 12:30 UTC were left out: '
  'more than 100 were missed',
  'in words'
);
select probe.leave_out('12:40');
select is((select count(*) from scheduling.runs), 1::bigint, 'said once');

select * from finish();
rollback;
