begin;
select plan(2);
\ir ../probe.sql

select centralcloud.release_clock();
select is_empty('select * from centralcloud.findings()', 'nothing is wrong');
select centralcloud.freeze_clock('2026-01-01 12:00Z');
update centralcloud.bundles set version = '0.0.1' where bundle <> 'core';
insert into centralcloud.components (component, mode, version, recorded_at)
values ('plpgsql', 'extension', '0.1', '2026-01-01');
grant execute on function probe.f() to public;
drop function probe.b();
select results_eq(
  'select distinct check_name from centralcloud.findings() order by 1',
  $$values ('bundle_version'), ('changed_grants'), ('clock_set'), ('component_version'),
    ('missing_routine'), ('open_door')$$,
  'of every kind'
);

select * from finish();
rollback;
