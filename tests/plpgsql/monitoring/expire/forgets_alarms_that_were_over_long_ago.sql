begin;
select plan(2);
\ir ../probe.sql

insert into monitoring.alarms (
  check_name, subject, severity, finding, hint, opened_at, seen_at, closed_at
)
select 'late', s.age, 'error', '.', '.', t.now_, t.now_, t.now_ - s.age::interval
from unnest(array['89 days', '91 days', null]) as s (age), centralcloud.clock() as t (now_)
where s.age is not null
union all
select 'late', 'open', 'error', '.', '.', '2025-01-01', '2025-01-01', null;
select is(monitoring.expire(), '{"alarms": 1, "more": false}', 'one is old enough');
select results_eq(
  'select subject from monitoring.alarms order by subject', $$values ('89 days'), ('open')$$,
  'what is open stays, however old'
);

select * from finish();
rollback;
