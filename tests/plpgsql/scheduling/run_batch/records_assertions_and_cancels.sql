begin;
\ir ../probe.sql
select plan(3);

create function probe.asserts() returns jsonb language plpgsql as $$
begin
  assert false, 'wrong';
end $$;
create function probe.cancelled() returns jsonb language plpgsql as $$
begin
  raise query_canceled;
end $$;
select scheduling.register_job('asserts', 'probe.asserts', '.');
select scheduling.register_job('cancelled', 'probe.cancelled', '.');
set local client_min_messages = error;
select ok(
  not scheduling.run_batch(scheduling.start_run(j, 'hand')), j || ' does not end the session'
) from unnest(array['asserts', 'cancelled']) as j;
select bag_eq(
  $$select job, sqlstate from scheduling.runs where state = 'failed'$$,
  $$values ('asserts', 'P0004'), ('cancelled', '57014')$$, 'both are failures'
);

select * from finish();
rollback;
