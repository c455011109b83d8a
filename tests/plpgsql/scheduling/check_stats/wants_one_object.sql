begin;
\ir ../probe.sql
select plan(3);

select is(scheduling.check_stats('r', '{"a": 1}'), '{"a": 1}', 'an object');
select is(scheduling.check_stats('r', null), '{}', 'nothing to tell');
select is(
  (probe.error_of($$select scheduling.check_stats('room.verb', '[1]')$$))[1:2],
  array['SC506', 'room.verb() returned a JSON array'], 'anything else'
);

select * from finish();
rollback;
