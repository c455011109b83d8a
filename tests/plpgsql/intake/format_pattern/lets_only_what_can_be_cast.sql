begin;
select plan(29);

select ok(t ~ ('^(' || intake.format_pattern('timestamp') || ')$'), t)
from unnest(array[
  '2026-01-31T09:00:00Z', '2026-01-31T23:59:59.123456+05:30', '2024-02-29T00:00:00-14:59',
  '2000-02-29T00:00:00Z', '1999-12-31T00:00:00.1Z'
]) as t;
select ok(t !~ ('^(' || intake.format_pattern('timestamp') || ')$'), t)
from unnest(array[
  '2026-02-29T00:00:00Z', '1900-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-13-01T00:00:00Z',
  '2026-01-31T24:00:00Z', '2026-01-31T09:60:00Z', '2026-01-31', '2026-01-31T09:00:00',
  '2026-01-31 09:00:00Z', 'now', 'infinity', '2026-01-31T09:00:00+15:00', '0001-01-01T00:00:00Z'
]) as t;
select is(
  (
    select count(*)
    from generate_series('1000-01-01'::date, '2999-12-31', interval '1 day') as d
    where to_char(d, 'YYYY-MM-DD') || 'T00:00:00Z' !~ (
      '^(' || intake.format_pattern('timestamp') || ')$'
    )
  ),
  0::bigint,
  'every day of twenty centuries is one'
);
select is(
  (
    select count(*)
    from generate_series(1000, 2999) as y
    where (y || '-02-29T00:00:00Z' ~ ('^(' || intake.format_pattern('timestamp') || ')$'))
      <> (extract(day from make_date(y, 3, 1) - 1) = 29)
  ),
  0::bigint,
  'and the 29th of February in leap years alone'
);
select ok(u ~ ('^(' || intake.format_pattern('uuid') || ')$'), u)
from unnest(array['00000000-0000-0000-0000-00000000000a', 'ABCDEF00-0000-0000-0000-000000000000'])
  as u;
select ok(u !~ ('^(' || intake.format_pattern('uuid') || ')$'), u)
from unnest(array['00000000000000000000000000000000', '00000000-0000-0000-0000-00000000000g']) as u;
select ok('0123456789abcdef' ~ ('^(' || intake.format_pattern('hex64') || ')$'), 'sixteen digits');
select ok(h !~ ('^(' || intake.format_pattern('hex64') || ')$'), h)
from unnest(array['0123456789ABCDEF', '0123456789abcde', '0123456789abcdef0']) as h;
select is(intake.format_pattern('colour'), null, 'there is no other format');

select * from finish();
rollback;
