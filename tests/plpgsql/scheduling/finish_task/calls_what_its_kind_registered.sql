begin;
\ir ../probe.sql
select plan(3);

create table probe.ends (payload jsonb, result jsonb);
create function probe.finish(p_payload jsonb, p_result jsonb) returns void language sql as $$
  insert into probe.ends values (p_payload, p_result) $$;
select scheduling.register_task_kind('probe', 'Probes.', 'probe.finish');
select scheduling.request_task('probe', '{"n": 1}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select scheduling.finish_task(task_id, 'w', '{"ok": true}') from taken;
select results_eq(
  'select * from probe.ends', $$values ('{"n": 1}'::jsonb, '{"ok": true}'::jsonb)$$,
  'with payload and result'
);
select results_eq(
  'select state, result, finished_at, worker from scheduling.tasks',
  $$values ('done', '{"ok": true}'::jsonb, timestamptz '2026-01-01 12:05Z', null::text)$$, 'done'
);
select is(
  (probe.error_of(format('select scheduling.finish_task(%s, %L)', task_id, 'w')))[1],
  'SC510', 'once'
) from taken;

select * from finish();
rollback;
