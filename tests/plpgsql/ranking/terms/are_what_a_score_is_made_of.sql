begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select count(fleet.record_accepted(i.name)) from (values ('a'), ('b')) as i (name);
select pg_temp.tell('a', 'code', 1, 'a 1 1, b 0 0');
select pg_temp.tell('b', 'code', 1, 'a 1 0');
select aggregation.fold_patterns();

select results_eq(
  $$
    select fingerprint, e, x, b, a, owners, eligible, seen, unseen from ranking.terms order by 1
  $$,
  $$ values
    (pg_temp.p('a'), 2::float8, 1::float8, 2::float8, 2::float8, 2, true, 2.5::float8, 0.5::float8),
    (pg_temp.p('b'), 0, 0, 1, 2, 1, false, 1.5, 1.5)
  $$,
  'one row a pattern'
);
select ok(
  (
    select bool_and(
      abs(t.successes - (m.mu * m.kappa + t.x)) < 1e-12
        and abs(t.failures - ((1 - m.mu) * m.kappa + t.e - t.x)) < 1e-12
    )
    from ranking.terms as t
    cross join ranking.model as m
  ),
  'with the prior counted in'
);

select * from finish();
rollback;
