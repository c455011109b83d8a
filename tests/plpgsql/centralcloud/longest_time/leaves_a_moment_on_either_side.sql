begin;
select plan(1);

select ok(
  isfinite(centralcloud.clock() - centralcloud.longest_time())
  and isfinite(centralcloud.clock() + centralcloud.longest_time()),
  'that can be told'
);

select * from finish();
rollback;
