begin;
select plan(2);

select is(
  intake.accessor('$', 'patterns[*].success_rate'), '$."patterns"[*]."success_rate"',
  'so that no name is taken for a word of jsonpath'
);
select is(intake.accessor('@', ''), '@', 'the empty path is the message');

select * from finish();
rollback;
