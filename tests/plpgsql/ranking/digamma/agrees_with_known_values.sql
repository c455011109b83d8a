begin;
select plan(2);

select is(
  (
    select max(abs(ranking.digamma(v.x) - v.psi)) < '1e-8'::float8
    from (
      values
        (0.5::float8, -1.9635100260214235::float8),
        (1, -0.5772156649015329),
        (2.5, 0.7031566406452432),
        (10, 2.2517525890667211),
        (1e6, 13.815510057964274)
    ) as v (x, psi)
  ),
  true,
  'to 1e-8, from one half to a million'
);
select is(
  (
    select max(abs(ranking.digamma(x + 1) - ranking.digamma(x) - 1 / x)) < '1e-8'::float8
    from (select i::float8 / 8 from generate_series(4, 400) as i) as v (x)
  ),
  true,
  'ψ(x + 1) = ψ(x) + 1/x'
);

select * from finish();
rollback;
