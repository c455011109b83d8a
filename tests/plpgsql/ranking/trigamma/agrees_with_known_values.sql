begin;
select plan(2);

select is(
  (
    select max(abs(ranking.trigamma(v.x) - v.psi)) < '1e-8'::float8
    from (
      values
        (0.5::float8, 4.934802200544679::float8),
        (1, 1.6449340668482264),
        (2.5, 0.4903577561002348),
        (10, 0.10516633568168575)
    ) as v (x, psi)
  ),
  true,
  'to 1e-8, from one half on'
);
select is(
  (
    select max(abs(ranking.trigamma(x + 1) - ranking.trigamma(x) + 1 / (x * x))) < '1e-8'::float8
    from (select i::float8 / 8 from generate_series(4, 400) as i) as v (x)
  ),
  true,
  'ψ′(x + 1) = ψ′(x) - 1/x²'
);

select * from finish();
rollback;
