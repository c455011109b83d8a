begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a', 'ann');
select fleet.add('c', 'corp');
select fleet.add('d', 'corp');
select pg_temp.tell('a', 'one', 1, 'a 10 9');
select pg_temp.tell('a', 'two', 1, '');
select pg_temp.tell('c', 'one', 1, 'a 10 9');
select pg_temp.tell('d', 'one', 1, 'a 10 9');
select aggregation.fold_patterns();

select results_eq(
  'select owner, is_shared, e, x, b from ranking.pooled_words order by owner',
  $$ values
    ('ann' collate "C", false, 6896551724::bigint, 6206896552::bigint, 1000000000::bigint),
    ('corp', true, 3448275862, 3103448276, 500000000),
    ('corp', true, 3448275862, 3103448276, 500000000)
  $$,
  'one row an instance, with its vote'
);

select * from finish();
rollback;
