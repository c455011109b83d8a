begin;
select plan(5);
\ir ../joined.sql

create function pg_temp.checks() returns text[] language sql as
  'select array_agg(t.check_name order by t.check_name) from link.troubles() as t';
select is(pg_temp.checks(), null, 'none');
create function pg_temp.fail(p_sqlstate text) returns text[] language sql as $$
  delete from scheduling.runs;
  insert into scheduling.runs (job, attempt, trigger, state, pid, started_at, finished_at, sqlstate)
  select 'exchange', 1, 'hand', 'failed', 1, c.now, c.now, p_sqlstate
  from (select centralcloud.clock() as now) as c;
  select pg_temp.checks()
$$;
select is(
  array[pg_temp.fail('SC304'), pg_temp.fail('SC305'), pg_temp.fail('XX000')],
  array[['hub_unreachable'], ['hub_login'], ['exchange_failing']], 'why the exchange fails'
);
delete from scheduling.runs;
select link.enqueue('{"type": "x"}');
select centralcloud.freeze_clock('2026-01-01 01:00:01Z');
select is(pg_temp.checks(), '{outbox_late}', 'what waits for more than an hour');
select link.record_delivery(
  pg_temp.delivery('kept', 1), '{"sqlstate": "53100", "error": "no space left on device"}', true
);
select is(
  pg_temp.checks(), '{inbox_stalled,messages_not_applied,outbox_late}', 'what waits for the server'
);
select link.leave();
select is(pg_temp.checks(), '{hub_unknown,outbox_late}', 'no hub');

select * from finish();
rollback;
