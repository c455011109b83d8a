-- Only patterns that may be ranked: what a single owner says of patterns that nobody else sees
-- would otherwise decide what everyone's are worth.
create or replace function ranking.fitted_prior()
returns table (mu float8, kappa float8, patterns integer)
language sql
stable
begin atomic
  select f.mu, f.kappa, s.patterns
  from (
    select
      array_agg(t.x / t.e) as rates,
      array_agg(t.e)       as sizes,
      count(*)::integer    as patterns
    from ranking.terms as t
    where t.eligible
      and t.e >= '3'::float8
  ) as s
  cross join lateral ranking.fit_rates(s.rates, s.sizes) as u
  cross join lateral ranking.fit_rates(s.rates, s.sizes, u.kappa) as f
  where s.patterns >= 30
    and u.kappa is not null
    and f.kappa is not null
    and f.mu > '0'::float8
    and f.mu < '1'::float8;
end;

comment on function ranking.fitted_prior() is
'μ and κ of today''s patterns, fitted in two steps (ranking.fit_rates()) with the ρ that holds, and
how many patterns that were: those that enough owners see and that have evidence for 3 trials at
least. No row where these are fewer than 30 or nothing can be told.';
