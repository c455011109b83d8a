begin;
select plan(3);

select throws_ok(
  'select * from ranking.top_patterns(0)', 'SC201', 'limit is 0', 'none is not a list'
);
select throws_ok('select * from ranking.top_patterns(101)', 'SC201', 'limit is 101', 'too many');
select throws_ok(
  'select * from ranking.top_patterns(null)', 'SC201', 'limit is null', 'nor is nothing a number'
);

select * from finish();
rollback;
