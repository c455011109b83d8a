begin;
select plan(6);
\ir ../probe.sql

-- Its slots are 12:00, 11:50, 11:40, …; it is enabled since yesterday.
update scheduling.jobs set slots_since = '2025-12-31 00:00Z' where name = 'steady';
create function pg_temp.late(p_success text, p_at text default '2026-01-01 12:05Z')
returns timestamptz language sql as $$
  select scheduling.late_since(j, p_success::timestamptz, p_at::timestamptz)
  from scheduling.jobs as j where j.name = 'steady'
$$;
select is(pg_temp.late('2026-01-01 11:50Z'), null, 'one slot was missed');
select is(pg_temp.late('2026-01-01 11:49Z'), '2026-01-01 11:50Z', 'two were');
select is(pg_temp.late(null), '2026-01-01 11:50Z', 'it never succeeded');
select is(
  pg_temp.late('2026-01-01 11:49Z', '2026-01-01 12:01:29Z'), null, 'the second has time to start'
);
select is(
  pg_temp.late('2026-01-01 11:49Z', '2026-01-01 12:01:30Z'), '2026-01-01 11:50Z', 'and no more'
);
update scheduling.jobs set slots_since = '2026-01-01 11:55Z' where name = 'steady';
select is(pg_temp.late('2026-01-01 11:00Z'), null, 'slots before it was enabled don''t count');

select * from finish();
rollback;
