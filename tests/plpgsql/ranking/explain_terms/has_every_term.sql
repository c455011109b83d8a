begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

select bag_eq(
  $$ select t.term from ranking.scores as s
     cross join ranking.explain_terms(s, null) as t where s.fingerprint = pg_temp.p('a') $$,
  $$ values
    ('rank'), ('E'), ('X'), ('B'), ('A'), ('mu'), ('kappa'), ('rho'), ('half_life'),
    ('frequency'), ('success_rate'), ('confidence'), ('success_lower'), ('prevalence_lower'),
    ('score'), ('owners'), ('owners_needed'), ('occurrences')
  $$,
  'one row each'
);
select is(
  (
    select t.value from ranking.scores as s
    cross join ranking.explain_terms(s, null) as t
    where s.fingerprint = pg_temp.p('a') and t.term = 'score'
  ),
  (select s.score from ranking.scores as s where s.fingerprint = pg_temp.p('a')),
  'with the value of the view'
);

select * from finish();
rollback;
