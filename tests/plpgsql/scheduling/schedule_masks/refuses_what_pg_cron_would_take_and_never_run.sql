begin;
\ir ../probe.sql
select plan(7);

select is(
  probe.error_of(format('select scheduling.schedule_masks(%L)', s)) is null, false, s || ' is none'
)
from unnest(array['0 0 * * fri-sun', '0 0 31 2 *', '0 0 31 4,6,9,11 *', '0 0 30 2 */2']) as s;
select is(
  (probe.error_of($$select scheduling.schedule_masks('* * * * * *')$$))[1:2],
  array['SC503', 'this is no schedule: * * * * * *'],
  'a sixth field: the message has the value'
);
select ok(
  (probe.error_of('select scheduling.schedule_masks(null)'))[4] like 'Write fri-sun as 5-7%',
  'the hint says how'
);
select ok(
  scheduling.schedule_masks('0 0 31 2 1') is not null, 'with a weekday instead it does come'
);

select * from finish();
rollback;
