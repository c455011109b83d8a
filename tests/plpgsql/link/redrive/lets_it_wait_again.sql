begin;
select plan(4);
\ir ../refused.sql

select link.redrive(pg_temp.nth(1));
select is(link.waiting(10), array[pg_temp.nth(1), pg_temp.nth(3)], 'the next to be sent');
select results_eq(
  'select outbox_id from link.list_refused(10)', 'select pg_temp.nth(2)', 'that one'
);
select throws_ok('select link.redrive(pg_temp.nth(1))', 'SC308', null, 'once');
select throws_ok(
  'select link.redrive(-1)', 'SC308', 'message -1 of the outbox is not a refused one'
);

select * from finish();
rollback;
