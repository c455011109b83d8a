-- E[S] = μ(1-μ)·(c + ρ·(d - c)) for rates whose variance is μ(1-μ)·(1/n + ρ·(1 - 1/n)), with any
-- weights; excess / scale is the ρ for which the S that was seen is the one to expect.
create or replace function ranking.moments(
  p_w     float8,
  p_wp    float8,
  p_wpp   float8,
  p_ww    float8,
  p_w_n   float8,
  p_ww_n  float8
)
returns table (mean float8, excess float8, scale float8)
language sql
immutable
parallel safe
begin atomic
  select
    m.mean,
    p_wpp - p_w * m.mean * m.mean - m.spread * m.sampling,
    m.spread * (p_w - p_ww / p_w - m.sampling)
  from (
    select
      w.mean,
      w.mean * ('1'::float8 - w.mean) as spread,
      p_w_n - p_ww_n / p_w as sampling
    from (select p_wp / p_w as mean) as w
  ) as m;
end;

comment on function ranking.moments(float8, float8, float8, float8, float8, float8) is
'Moments of rates p with sizes n and weights w, from their sums alone: Σw (above 0), Σwp, Σwp², Σw²,
Σw/n, Σw²/n. mean is μ = Σwp/Σw; excess is S - μ(1-μ)c, what the rates differ by beyond what their
sizes let expect; scale is μ(1-μ)(d - c). Their ratio is the correlation within a rate (Kleinman
1973, for a beta-binomial). Sums of both over several groups give the pooled one.';
