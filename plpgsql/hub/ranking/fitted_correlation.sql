-- A vote, not an instance, is a source here: the many instances of one owner agree with one another
-- by nature. Sums of billionths or less, so that the order of rows can't change a digit; three
-- thirds of a vote are one.
create or replace function ranking.fitted_correlation()
returns table (rho float8, patterns integer, sources bigint)
language sql
stable
begin atomic
  select least(greatest(f.rho, '0.02'::float8), '0.5'::float8), f.patterns, f.sources
  from (
    select
      ranking.correlation(
        sum((m.excess * '1e9'::float8)::bigint)::float8,
        sum((m.scale * '1e9'::float8)::bigint)::float8
      )                              as rho,
      count(*)::integer              as patterns,
      coalesce(sum(g.sources), 0)::bigint as sources
    from (
      select
        count(*)                                                                 as sources,
        sum((s.w * '1e12'::float8)::bigint)::float8 / '1e12'::float8                   as w,
        sum((s.w * s.rate * '1e12'::float8)::bigint)::float8 / '1e12'::float8          as wp,
        sum((s.w * s.rate * s.rate * '1e12'::float8)::bigint)::float8 / '1e12'::float8 as wpp,
        sum((s.w * s.w * '1e12'::float8)::bigint)::float8 / '1e12'::float8             as ww,
        sum((s.w / s.size * '1e12'::float8)::bigint)::float8 / '1e12'::float8          as w_n,
        sum((s.w * s.w / s.size * '1e12'::float8)::bigint)::float8 / '1e12'::float8    as ww_n
      from (
        select
          r.fingerprint, r.vote, r.size, r.rate,
          r.vote * r.fading * least(r.size, '200'::float8) as w
        from ranking.sources as r
        where r.size >= '1'::float8
      ) as s
      group by s.fingerprint
      having round(sum((s.vote * '1e9'::float8)::bigint), -6) >= 5000000000
        and sum((s.w * '1e12'::float8)::bigint) > 0
    ) as g
    cross join lateral ranking.moments(
      p_w    => g.w,
      p_wp   => g.wp,
      p_wpp  => g.wpp,
      p_ww   => g.ww,
      p_w_n  => g.w_n,
      p_ww_n => g.ww_n
    ) as m
  ) as f
  where f.rho is not null;
end;

comment on function ranking.fitted_correlation() is
'ρ between the trials of one source, pooled over the patterns that five votes or more have tried,
within 0.02 to 0.5; how many patterns and sources that were. A source weighs by its vote, its age
and at most 200 trials; one whose trials faded to less than one has no say. No row where nothing can
be told.';
