begin;
select plan(7);

select is(
  centralcloud.freeze_clock('2026-01-01 00:00Z'), '2026-01-01 00:00Z', 'freezing says when'
);
select is(centralcloud.clock(), '2026-01-01 00:00Z', 'a frozen clock stands still');
select centralcloud.shift_clock('1 day');
select is(centralcloud.clock(), '2026-01-02 00:00Z', 'a shift moves a frozen clock');
select centralcloud.release_clock();
select cmp_ok(
  centralcloud.clock() - clock_timestamp(), '<', interval '1 second', 'a released one runs'
);
select throws_ok(
  $$insert into centralcloud.clock_override (only_row) values (false)$$,
  '23514', null, 'there is one override'
);
delete from centralcloud.clock_override;
select cmp_ok(
  centralcloud.clock() - clock_timestamp(), '<', interval '1 second', 'without one, it runs'
);
select is(
  centralcloud.freeze_clock('2026-01-01 00:00Z'), '2026-01-01 00:00Z', 'and can be frozen'
);

select * from finish();
rollback;
