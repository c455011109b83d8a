-- Sums of billiardths, which are exact whatever the order of the rates.
create or replace function ranking.fit_rates(
  p_rates float8[],
  p_sizes float8[],
  p_kappa float8 default null
)
returns table (mu float8, rho float8, kappa float8)
language sql
immutable
parallel safe
begin atomic
  select
    m.mean,
    ranking.correlation(m.excess, m.scale),
    ranking.concentration(ranking.correlation(m.excess, m.scale))
  from (
    select
      sum((r.w * '1e15'::float8)::bigint)::float8 / '1e15'::float8             as w,
      sum((r.w * r.p * '1e15'::float8)::bigint)::float8 / '1e15'::float8       as wp,
      sum((r.w * r.p * r.p * '1e15'::float8)::bigint)::float8 / '1e15'::float8 as wpp,
      sum((r.w * r.w * '1e15'::float8)::bigint)::float8 / '1e15'::float8       as ww,
      sum((r.w / r.n * '1e15'::float8)::bigint)::float8 / '1e15'::float8       as w_n,
      sum((r.w * r.w / r.n * '1e15'::float8)::bigint)::float8 / '1e15'::float8 as ww_n
    from (
      select
        u.p,
        u.n,
        case when p_kappa is null then '1'::float8 else u.n / (u.n + p_kappa) end as w
      from unnest(p_rates, p_sizes) as u (p, n)
    ) as r
  ) as s
  cross join lateral ranking.moments(
    p_w    => s.w,
    p_wp   => s.wp,
    p_wpp  => s.wpp,
    p_ww   => s.ww,
    p_w_n  => s.w_n,
    p_ww_n => s.ww_n
  ) as m
  where s.w > '0'::float8;
end;

comment on function ranking.fit_rates(float8[], float8[], float8) is
'One step of the fit of a beta prior to rates (0 to 1) of sizes (1 or more trials): its mean μ, the
correlation ρ, and κ = 1/ρ - 1. All rates weigh the same, or n/(n + p_kappa) where that is given,
which is the best there is once about κ is known. ρ and κ are null where nothing can be told; no row
for no rates.';
