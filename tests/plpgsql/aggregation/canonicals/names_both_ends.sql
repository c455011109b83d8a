begin;
\ir ../telling.sql
select plan(1);

insert into aggregation.aliases (fingerprint, canonical, reason, decided_by, decided_at)
values
  (pg_temp.p('a'), pg_temp.p('c'), 'same', 'me', '2026-01-01Z'),
  (pg_temp.p('b'), pg_temp.p('c'), 'same', 'me', '2026-01-01Z');
select bag_eq(
  'select fingerprint, canonical from aggregation.canonicals',
  $$ values
    (pg_temp.p('a'), pg_temp.p('c')),
    (pg_temp.p('b'), pg_temp.p('c')),
    (pg_temp.p('c'), pg_temp.p('c'))
  $$,
  'aliases and, once, the pattern they count for'
);

select * from finish();
rollback;
