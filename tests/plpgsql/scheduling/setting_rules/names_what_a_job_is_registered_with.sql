begin;
\ir ../probe.sql
select plan(1);

select set_eq(
  'select r.setting from scheduling.setting_rules() as r',
  $$select jsonb_object_keys(registered) from scheduling.jobs where name = 'steady'$$,
  'each of these can be chosen'
);

select * from finish();
rollback;
