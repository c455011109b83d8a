begin;
\ir ../probe.sql
select plan(6);

select scheduling.set_job('steady', 'catch_up_limit', '3');
create function probe.oldest(p_at text) returns text language sql as $$
  select to_char(
    scheduling.oldest_kept_slot(
      scheduling.require_job('steady'), '2026-01-01 12:05Z',
      ('2026-01-01 ' || p_at || 'Z')::timestamptz
    ) at time zone 'UTC', 'HH24:MI'
  )
$$;
select is(probe.oldest('12:06'), '12:10', 'the next, which may come later');
select is(probe.oldest('12:31:30'), '12:10', 'three were missed');
select is(probe.oldest('12:41:29'), '12:10', 'the fourth may still come in time');
select is(probe.oldest('12:41:30'), '12:20', 'four were missed');
select is(probe.oldest('20:00'), '19:30', 'many were');
select scheduling.set_job('steady', 'catch_up_limit', '1');
select is(probe.oldest('20:00'), '19:50', 'one is kept');

select * from finish();
rollback;
