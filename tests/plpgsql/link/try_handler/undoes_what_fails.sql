begin;
select plan(4);
\ir ../joined.sql

select is(link.try_handler(pg_temp.delivery('kept', 1)), null, 'this one succeeds');
select results_eq(
  $$select p ->> 'sqlstate', p ->> 'error', p ->> 'detail', p ->> 'context' ~ 'handlers.fail'
    from link.try_handler(pg_temp.delivery('failing', 2)) as p$$,
  $$values ('SC601', 'no room for 2', 'There is none.', true)$$,
  'this one says why not'
);
select is(
  link.try_handler(pg_temp.delivery('kept', 1)) ->> 'sqlstate', '23505',
  'deferred constraints are checked with the message they belong to'
);
select results_eq('select n from pg_temp.effects', $$values (1::bigint)$$, 'one effect is left');

select * from finish();
rollback;
