begin;
select plan(3);
\ir ../probe.sql

select scheduling.register_job('next', 'probe.works', 'Follows.', p_after => '{steady}');
create function pg_temp.late(p_at text) returns timestamptz language sql as $$
  select scheduling.late_since(j, null, p_at::timestamptz)
  from scheduling.jobs as j where j.name = 'next'
$$;
select is(pg_temp.late('2026-01-02'), null, 'there is nothing to follow');
select probe.add_run('steady', 'succeeded', p_at => '2026-01-01 12:00Z');
select is(pg_temp.late('2026-01-01 12:15Z'), null, 'it may take its time');
select is(pg_temp.late('2026-01-01 12:15:01Z'), '2026-01-01 12:00Z', 'but no longer');

select * from finish();
rollback;
