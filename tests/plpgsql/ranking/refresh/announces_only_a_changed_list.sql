begin;
\ir ../../aggregation/telling.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

create temporary table runs as select 1 as run, ranking.refresh() as stats;
select is((select stats -> 'changed' from runs), 'true'::jsonb, 'the first list is news');
select is((select stats -> 'ranked' from runs), '2'::jsonb, 'two patterns are on it');

select pg_temp.tell('a', 'code', 2, 'a 20 18, b 10 8');
select aggregation.fold_patterns();

insert into runs values (2, ranking.refresh());
select is(
  (select stats - 'votes' from runs where run = 2),
  (select stats - 'votes' || '{"changed": false, "lists_changed": 0}' from runs where run = 1),
  'moved decimals are not: the ranking is the one before'
);
select is(
  (select count(*) from ranking.rankings as r where r.list_id = 1),
  1::bigint,
  'there is one ranking of everything'
);
select is(
  (select count(*) from routing.log as l where l.topic = 'aggregated_patterns'),
  1::bigint,
  'and one publication'
);

select pg_temp.tell('a', 'code', 3, 'b 20 20');
select pg_temp.tell('b', 'code', 2, 'a=alpha 10 9, b 20 20');
select aggregation.fold_patterns();

insert into runs values (3, ranking.refresh());
select is((select stats -> 'changed' from runs where run = 3), 'true'::jsonb, 'a new order is');
select is(
  (select count(*) from intake.take('aggregated_patterns', 10)), 2::bigint, 'two messages in all'
);

select * from finish();
rollback;
