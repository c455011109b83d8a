begin;
\ir ../probe.sql
select plan(3);

create table probe.facts (n integer);
create function probe.half() returns jsonb language plpgsql as $$
begin
  insert into probe.facts values (1);
  return probe.fails();
end $$;
select scheduling.register_job('half', 'probe.half', '.');
create temporary table claimed as select scheduling.start_run('half', 'hand') as run_id;
set local client_min_messages = error;
select ok(not scheduling.run_batch((select run_id from claimed)), 'no more');
select results_eq(
  $$select state, sqlstate, error, detail, hint, context like '%probe.half() line 4%'
    from scheduling.runs natural join claimed$$,
  $$values ('failed', 'SC999', 'it fails', 'a rule', 'an action', true)$$, 'all of it'
);
select is_empty('select from probe.facts', 'it did nothing');

select * from finish();
rollback;
