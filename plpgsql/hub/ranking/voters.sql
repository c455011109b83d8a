create or replace function ranking.voters(p_fingerprint uuid)
returns table (
  instance    text,
  owner       text,
  vote        float8,
  days        integer,
  fading      float8,
  trials      bigint,
  successes   bigint,
  occurrences bigint,
  e           float8,
  x           float8,
  b           float8
)
language sql
stable
set search_path = ''
as $$
  select
    i.instance, i.owner, i.vote, i.days, i.fading, i.trials, i.successes, i.occurrences,
    i.vote * i.faded_trials / i.divisor,
    i.vote * i.faded_successes / i.divisor,
    i.vote * i.fading
  from (
    select
      s.*,
      greatest('1'::float8 - s.rho + s.rho * s.faded_trials, '1'::float8) as divisor
    from (
      select
        v.instance, v.owner, v.vote, v.rho,
        min(v.days) as days,
        max(v.fading) as fading,
        sum(p.trials)::bigint as trials,
        sum(p.successes)::bigint as successes,
        sum(p.occurrences)::bigint as occurrences,
        sum(v.fading * p.trials order by p.stream_id, p.told_as) as faded_trials,
        sum(v.fading * p.successes order by p.stream_id, p.told_as) as faded_successes
      from aggregation.provenance(p_fingerprint) as p
      join ranking.voices as v on v.stream_id = p.stream_id
      group by v.instance, v.owner, v.vote, v.rho
    ) as s
  ) as i
  order by 9 desc, 11 desc, i.instance;
$$;

comment on function ranking.voters(uuid) is
'Who stands behind a pattern: one row for each active instance that sees it, with its vote, the
age of its newest snapshot (whole days), its raw counts, and what it adds to E, X and B; most
evidence first. Raises SC202 for an unknown fingerprint.';
