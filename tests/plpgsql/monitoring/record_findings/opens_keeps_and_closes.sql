begin;
select plan(5);
\ir ../probe.sql

insert into probe.wrong values
  ('late', 'a', 'warning', 'a is late since 1 min', '.'),
  ('late', 'b', 'error', 'b is late', '.'),
  ('paused', 'c', 'notice', 'c is paused', '.');
select results_eq(
  'select event, (alarm).subject from monitoring.record_findings() order by 2',
  $$values ('opened', 'a'), ('opened', 'b')$$, 'a notice is no alarm'
);
select centralcloud.shift_clock('5 minutes');
delete from probe.wrong where subject = 'b';
update probe.wrong set severity = 'error', finding = 'a is late since 6 min' where subject = 'a';
select results_eq(
  'select event, (alarm).subject from monitoring.record_findings() order by 2',
  $$values ('seen', 'a'), ('closed', 'b')$$, 'one lasts, one is gone'
);
select results_eq(
  $$select subject, severity, finding, to_char(opened_at at time zone 'UTC', 'HH24:MI'),
      to_char(seen_at at time zone 'UTC', 'HH24:MI'),
      to_char(closed_at at time zone 'UTC', 'HH24:MI')
    from monitoring.alarms order by subject$$,
  $$values ('a', 'error', 'a is late since 6 min', '12:00', '12:05', null),
    ('b', 'error', 'b is late', '12:00', '12:00', '12:05')$$,
  'an alarm says how it was seen last'
);
insert into probe.wrong values ('late', 'b', 'error', 'b is late', '.');
select results_eq(
  $$select event, (alarm).alarm_id > (select max(a.alarm_id) from monitoring.alarms as a)
    from monitoring.record_findings() where (alarm).subject = 'b'$$,
  $$values ('opened', true)$$, 'what comes again is another alarm'
);

delete from probe.wrong;
select monitoring.register_source('lost', p_findings => 'lost.findings');
select is_empty(
  $$select * from monitoring.record_findings() where event = 'closed'$$,
  'while a room can''t be examined, nothing is called over'
);

select * from finish();
rollback;
