create or replace function ranking.sentence(p_score ranking.scores, p_rank integer)
returns text
language sql
stable
set search_path = ''
as $$
  select case
    when (p_score).fingerprint is null then 'No active instance sees this pattern now.'
    else format(
      '%s%s is seen by %s %% of the votes (at least %s %%) and works %s %% of the time (at least '
        '%s %%), as %s owners with %s instances tell: %s.',
      (p_score).name,
      case when (p_score).language <> '' then ' (' || (p_score).language || ')' else '' end,
      round(100 * (p_score).frequency::numeric, 1),
      round(100 * (p_score).prevalence_lower::numeric, 1),
      round(100 * (p_score).success_rate::numeric, 1),
      round(100 * (p_score).success_lower::numeric, 1),
      (p_score).owners,
      (p_score).instances,
      case
        when p_rank is not null then 'number ' || p_rank || ' of the current ranking'
        when (p_score).eligible then 'not among the first 100'
        else 'not ranked, because too few owners see it'
      end
    )
  end;
$$;

comment on function ranking.sentence(ranking.scores, integer) is
'A row of ranking.scores and its rank (null: not on the list) in one sentence.';
