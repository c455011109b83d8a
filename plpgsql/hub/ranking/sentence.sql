create or replace function ranking.sentence(p_score ranking.scores, p_rank integer)
returns text
language sql
stable
set search_path = ''
as $$
  select case
    when (p_score).fingerprint is null then
      'No active instance sees this pattern now'
      || coalesce('; it is number ' || p_rank || ' until the next ranking', '') || '.'
    else format(
      '%s%s is %s. It is seen by %s of the votes (at least %s; %s, %s) and %s. Its score is '
        '%s: one "at least" times the other, each 95 %% certain.',
      (p_score).name,
      case when (p_score).language <> '' then ' (' || (p_score).language || ')' else '' end,
      ranking.standing(p_score, p_rank),
      ranking.percent((p_score).frequency),
      ranking.percent((p_score).prevalence_lower),
      ranking.counted((p_score).owners, 'owner'),
      ranking.counted((p_score).instances, 'instance'),
      ranking.experience(p_score),
      round((p_score).score::numeric, 3)
    )
  end;
$$;

comment on function ranking.sentence(ranking.scores, integer) is
'A row of ranking.scores and its rank (null: not on the list) in words: where it stands, how many
see it, how well it works, and how that makes its score.';
