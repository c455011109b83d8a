begin;
select plan(2);

select centralcloud.shift_clock('3 days');
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select is(centralcloud.clock(), '2026-01-01 00:00Z', 'an earlier shift is forgotten');

create role stranger;
grant usage on schema centralcloud to stranger;
set local role stranger;
select throws_ok(
  $$select centralcloud.freeze_clock('2026-01-01 00:00Z')$$,
  '42501', null, 'only the owner may stop the clock'
);

select * from finish();
rollback;
