begin;
select plan(4);
\ir ../joined.sql

select is(link.apply(pg_temp.delivery('failing', 1)), 'failed', 'it fails');
select is(link.apply(pg_temp.delivery('kept', 2)), 'applied', 'the next does not');
select results_eq('select n from pg_temp.effects', $$values (2::bigint)$$, 'the failure left none');
select results_eq(
  'select topic_offset, state, owed, sqlstate, error from link.inbox order by 1',
  $$values
    (1::bigint, 'rejected', 'reject', 'SC601', 'no room for 1'),
    (2, 'applied', null, null, null)$$,
  'and the hub is to be told'
);

select * from finish();
rollback;
