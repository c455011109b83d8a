begin;
\ir ../telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select pg_temp.tell('a', 'code', 1, 'a 1 1, b 1 1, c 1 1');
select aggregation.fold_patterns();
select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'the same');
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select aggregation.alias(pg_temp.p('c'), pg_temp.p('a'), 'so too');

select results_eq(
  $$ select name, reason, decided_by = session_user, decided_at
     from aggregation.aliases_of(pg_temp.p('a')) $$,
  $$ values
    ('b', 'the same', true, '2026-01-01 00:00Z'::timestamptz),
    ('c', 'so too', true, '2026-01-02 00:00Z')
  $$,
  'the oldest first'
);
select is_empty($$ select * from aggregation.aliases_of(pg_temp.p('b')) $$, 'an alias has none');

select * from finish();
rollback;
