begin;
\ir ../probe.sql
select plan(3);

select scheduling.set_job('steady', 'timeout', '90 min');
select scheduling.register_job('by_hand', 'probe.works', '.');
set intervalstyle = 'iso_8601';
select results_eq(
  $$select setting, value, registered, chosen from scheduling.settings_of('steady')
    where setting in ('schedule', 'timeout', 'max_attempts')$$,
  $$values
    ('schedule', '*/10 * * * *', '*/10 * * * *', null), ('max_attempts', '3', '3', null),
    ('timeout', '01:30:00', '01:00:00', '01:30:00')$$,
  'registered, and what was chosen over it'
);
select results_eq(
  $$select value, registered, rule is not null from scheduling.settings_of('by_hand')
    where setting = 'schedule'$$,
  $$values (null::text, null::text, true)$$, 'none'
);
select is((probe.error_of($$select scheduling.settings_of('none')$$))[1], 'SC501', 'unknown');

select * from finish();
rollback;
