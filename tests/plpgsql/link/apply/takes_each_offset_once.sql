begin;
select plan(5);
\ir ../joined.sql

select is(link.apply(pg_temp.delivery('kept', 1)), 'applied', 'the first time');
select is(link.apply(pg_temp.delivery('kept', 1)), 'skipped', 'not the second');
select is(link.apply(pg_temp.delivery('kept', 2)), 'applied', 'the next one');
select results_eq('select n from pg_temp.effects', $$values (1::bigint), (2)$$, 'two effects');
select results_eq(
  'select applied_offset, acked_offset from link.cursors', $$values (2::bigint, 0::bigint)$$,
  'the cursor is here; the hub is told later'
);

select * from finish();
rollback;
