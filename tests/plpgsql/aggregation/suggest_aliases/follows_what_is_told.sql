begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(9);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('ann-1', 'ann');
select fleet.add('bob-1', 'bob');
select fleet.add('cat-1', 'cat');
select pg_temp.look('ann-1', 'code', 1, 'a 1-16, b 1-12 40-43, e 60-75, f 60-66 80-88');
select pg_temp.look('bob-1', 'code', 1, 'a 1-16, b 1-12 40-43');
select pg_temp.look('cat-1', 'code', 1, 'b 1-12 40-43, e 60-75');
select aggregation.fold_patterns();

select is(
  aggregation.suggest_aliases(),
  '{"waiting": 1, "new": 1, "withdrawn": 0}',
  'it says what came of it'
);
select results_eq(
  $$
    select fingerprint, canonical, shared, bands, owners, canonical_owners
    from aggregation.suggestions
  $$,
  $$ values (pg_temp.p('a'), pg_temp.p('b'), 12, 16, 2, 3) $$,
  'it counts for the one that more owners see; what one owner says alone suggests nothing'
);

select centralcloud.freeze_clock('2026-01-02 00:00Z');
select pg_temp.look('cat-1', 'code', 2, '');
select aggregation.fold_patterns();
select is(
  aggregation.suggest_aliases(),
  '{"waiting": 1, "new": 1, "withdrawn": 1}',
  'among equals for the smaller fingerprint'
);
select results_eq(
  'select fingerprint, canonical from aggregation.suggestions',
  $$ values (pg_temp.p('b'), pg_temp.p('a')) $$,
  'which turns the pair round'
);
select centralcloud.freeze_clock('2026-01-03 00:00Z');
select is(
  aggregation.suggest_aliases(),
  '{"waiting": 1, "new": 0, "withdrawn": 0}',
  'said again it is the same'
);
select is(
  (select s.suggested_at from aggregation.suggestions as s),
  '2026-01-02 00:00Z',
  'since when it was suggested first'
);

select aggregation.dismiss_suggestion(pg_temp.p('b'), pg_temp.p('a'));
select pg_temp.look('cat-1', 'code', 3, 'b 1-12 40-43');
select aggregation.fold_patterns();
select is(
  aggregation.suggest_aliases(),
  '{"waiting": 0, "new": 0, "withdrawn": 0}',
  'a pair that was dismissed is not suggested again, in neither direction'
);

select pg_temp.look('ann-1', 'code', 2, 'c 1-16, d 1-10 20-25');
select pg_temp.look('bob-1', 'code', 2, 'c 1-16, d 1-10 20-25');
select aggregation.fold_patterns();
select aggregation.suggest_aliases();
select pg_temp.look('bob-1', 'code', 3, 'c 1-16, d 20-35');
select pg_temp.look('ann-1', 'code', 3, 'c 1-16, d 20-35');
select aggregation.fold_patterns();
select is(
  aggregation.suggest_aliases(),
  '{"waiting": 0, "new": 0, "withdrawn": 1}',
  'what no longer holds is withdrawn'
);
select isnt_empty(
  'select * from aggregation.suggestions where dismissed_at is not null',
  'what was dismissed stays'
);

select * from finish();
rollback;
