begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 1 1');
select aggregation.fold_patterns();

update fleet.instances
set last_accepted_at = case name when 'a' then centralcloud.clock() - interval '1 day' end;
select results_eq(
  'select b > a, frequency from ranking.scores',
  'values (true, 1::float8)',
  'a note of the last call may lag behind the call, across midnight too'
);

select * from finish();
rollback;
