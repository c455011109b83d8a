begin;
\ir ../probe.sql
select plan(4);

create function probe.twice() returns jsonb language plpgsql as $$
begin
  return jsonb_build_object('rows', 2, 'more', (select sum((stats ->> 'rows')::int) is null
    from scheduling.runs where state = 'running'));
end $$;
select scheduling.register_job('twice', 'probe.twice', '.');
create temporary table claimed as select scheduling.start_run('twice', 'hand') as run_id;
select ok(scheduling.run_batch((select run_id from claimed)), 'there is more');
select results_eq(
  $$select state, stats from scheduling.runs natural join claimed$$,
  $$values ('running', '{"rows": 2}'::jsonb)$$, 'the stats so far'
);
select ok(not scheduling.run_batch((select run_id from claimed)), 'now there is not');
select results_eq(
  $$select state, stats from scheduling.runs natural join claimed$$,
  $$values ('succeeded', '{"rows": 4}'::jsonb)$$, 'they are summed'
);

select * from finish();
rollback;
