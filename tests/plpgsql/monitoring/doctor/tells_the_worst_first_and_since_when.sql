begin;
select plan(2);
\ir ../probe.sql

select is_empty('select * from monitoring.doctor()', 'nothing is wrong');
insert into probe.wrong values
  ('paused', 'c', 'notice', 'c is paused', 'Resume it.'),
  ('late', 'a', 'warning', 'a is late', 'Wait.'),
  ('late', 'b', 'error', 'b is late', 'Wait.');
select monitoring.watch() from (select set_config('client_min_messages', 'error', true)) as q;
select results_eq(
  'select "check", severity, subject, finding, hint, since from monitoring.doctor()',
  $$values ('late', 'error', 'b', 'b is late', 'Wait.', '2026-01-01 12:00Z'::timestamptz),
    ('late', 'warning', 'a', 'a is late', 'Wait.', '2026-01-01 12:00Z'),
    ('paused', 'notice', 'c', 'c is paused', 'Resume it.', null)$$,
  'errors, warnings, then what was chosen'
);

select * from finish();
rollback;
