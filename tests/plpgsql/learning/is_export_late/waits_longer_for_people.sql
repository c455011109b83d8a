begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-08 00:00Z');
create function pg_temp.late(p_requested text, p_opened text) returns boolean language sql as $$
  select learning.is_export_late(e)
  from jsonb_populate_record(
    null::learning.exports,
    jsonb_build_object('requested_at', p_requested, 'opened_at', p_opened)
  ) as e;
$$;
select ok(not pg_temp.late('2026-01-07 23:00Z', null), 'an hour');
select ok(pg_temp.late('2026-01-07 22:59Z', null), 'longer');
select ok(not pg_temp.late('2025-01-01 00:00Z', '2026-01-01 00:00Z'), 'a week for a person');
select ok(pg_temp.late('2025-01-01 00:00Z', '2025-12-31 23:59Z'), 'longer');
select centralcloud.change_setting('learning.review_wait', '30 days');
select ok(not pg_temp.late('2025-01-01 00:00Z', '2025-12-31 23:59Z'), 'or as long as is set');

select * from finish();
rollback;
