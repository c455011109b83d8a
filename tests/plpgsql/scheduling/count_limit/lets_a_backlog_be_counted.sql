begin;
select plan(1);

select is(scheduling.count_limit(), 100000::bigint, 'a hundred thousand');

select * from finish();
rollback;
