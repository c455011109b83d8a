begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('ann-1', 'ann');
select fleet.add('bob-1', 'bob');
select fleet.add('cat-1', 'cat');
select pg_temp.look('ann-1', 'code', 1, 'a 1-16, b 1-12 40-43, c 1-14 40-41');
select pg_temp.look('bob-1', 'code', 1, 'a 1-16, b 1-12 40-43, c 1-14 40-41');
select pg_temp.look('cat-1', 'code', 1, 'b 1-12 40-43');
select aggregation.fold_patterns();
select aggregation.suggest_aliases();
select bag_eq(
  'select fingerprint, canonical, shared from aggregation.suggestions',
  $$ values (pg_temp.p('a'), pg_temp.p('b'), 12), (pg_temp.p('c'), pg_temp.p('b'), 12) $$,
  'for the one that most see, though a and c look more like one another'
);

select aggregation.dismiss_suggestion(pg_temp.p('c'), pg_temp.p('b'));
select aggregation.suggest_aliases();
select bag_eq(
  'select fingerprint, canonical from aggregation.suggested_aliases',
  $$ values (pg_temp.p('a'), pg_temp.p('b')), (pg_temp.p('c'), pg_temp.p('a')) $$,
  'where that was dismissed, for the next'
);

select centralcloud.change_setting('aggregation.suggest_most', '1');
select aggregation.suggest_aliases();
select results_eq(
  'select fingerprint, canonical, shared from aggregation.suggested_aliases',
  $$ values (pg_temp.p('c'), pg_temp.p('a'), 14) $$,
  'not more than are asked for: those that share most'
);

select * from finish();
rollback;
