begin;
\ir ../probe.sql
select plan(6);
create view probe.paused as
select disabled_at, disabled_by, disabled_reason from scheduling.overview() where job = 'steady';
select is(
  (select num_nulls(disabled_at, disabled_by, disabled_reason) from probe.paused), 3, 'it is not'
);
select scheduling.disable_job('steady', 'The disk is full.');
select results_eq(
  'table probe.paused',
  $$select timestamptz '2026-01-01 12:05Z', session_user::text collate "default",
      'The disk is full.'$$,
  'all three'
);
select centralcloud.freeze_clock('2026-01-01 12:06Z');
select scheduling.disable_job('steady');
select is((select disabled_at from probe.paused), '2026-01-01 12:05Z', 'said again it stays');
select scheduling.disable_job('steady', 'It still is.');
select is(
  (select (disabled_at, disabled_reason)::text from probe.paused),
  '("2026-01-01 12:06:00+00","It still is.")', 'another reason takes its place'
);
select is(
  (probe.error_of($$select scheduling.start_due('steady')$$))[3],
  'A disabled job starts by hand alone. Why it is: It still is.', 'whoever is refused hears of it'
);
select scheduling.enable_job('steady');
select is(
  (select num_nulls(disabled_at, disabled_by, disabled_reason) from probe.paused), 3,
  'until it is enabled'
);

select * from finish();
rollback;
