begin;
select plan(2);
\ir ../refused.sql

select results_eq(
  $$select r.message ->> 'type', r.error, r.detail from link.refused(pg_temp.nth(1)) as r$$,
  $$values ('gossip', 'it violates', 'here')$$,
  'all of it'
);
select throws_ok('select link.refused(pg_temp.nth(3))', 'SC308', null, 'one that waits is none');

select * from finish();
rollback;
