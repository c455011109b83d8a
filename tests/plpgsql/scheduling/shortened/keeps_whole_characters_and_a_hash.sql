begin;
select plan(4);

select is(scheduling.shortened('aéz', 4), 'aéz', 'what fits, in bytes');
select matches(scheduling.shortened('aéz' || repeat('b', 9), 12), '^aé~[0-9a-f]{8}$', 'else cut');
select matches(
  scheduling.shortened('aéz' || repeat('b', 9), 11), '^a~[0-9a-f]{8}$', 'not within é'
);
select isnt(
  scheduling.shortened(repeat('a', 99) || 'b', 63), scheduling.shortened(repeat('a', 100), 63),
  'what begins alike stays apart'
);

select * from finish();
rollback;
