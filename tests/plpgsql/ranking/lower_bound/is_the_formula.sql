begin;
select plan(4);

select is(
  (
    select max(abs(
      ranking.lower_bound(v.a, v.b)
      - 1 / (1 + exp(-(
          ranking.digamma(v.a) - ranking.digamma(v.b)
          - 1.6448536269514722::float8 * sqrt(ranking.trigamma(v.a) + ranking.trigamma(v.b))
        )))
    )) < '1e-12'::float8
    from (values (0.5::float8, 20.5::float8), (5.166, 3.034), (200, 18)) as v (a, b)
  ),
  true,
  'logistic(ψ(a) - ψ(b) - 1.645·sqrt(ψ′(a) + ψ′(b)))'
);
select is(round(ranking.lower_bound(95.5, 5.5)::numeric, 3), 0.899, '95 of 100');
select is(round(ranking.lower_bound(1940.5, 60.5)::numeric, 3), 0.963, '1940 of 2000');
select is(
  ranking.lower_bound('1e-6', 1e6), ranking.lower_bound('1e-7', 1e6),
  'next to nothing is no overflow'
);

select * from finish();
rollback;
