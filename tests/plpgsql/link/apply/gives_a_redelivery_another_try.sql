begin;
select plan(5);
\ir ../joined.sql

select link.apply(pg_temp.delivery('failing', 1));
select link.apply(pg_temp.delivery('kept', 2));
select link.register_handler('failing', 'handlers.keep', 'mended');
select is(link.apply(pg_temp.delivery('failing', 1, 'redelivery')), 'applied', 'now it works');
select is(link.apply(pg_temp.delivery('failing', 1, 'redelivery')), 'skipped', 'and only once');
select results_eq(
  'select kind, state, owed, sqlstate from link.inbox where topic_offset = 1',
  $$values ('redelivery', 'applied', 'ack', null)$$,
  'the hub is to be told'
);
select is((select applied_offset from link.cursors), 2::bigint, 'the cursor does not go back');

select link.apply(pg_temp.delivery('kept', 4, 'redelivery'));
select is((select applied_offset from link.cursors), 2::bigint, 'nor over what was not read yet');

select * from finish();
rollback;
