create or replace function ranking.experience(p_score ranking.scores)
returns text
language sql
stable
set search_path = ''
as $$
  select case
    when (p_score).e < 0.5 then format(
      'was all but never tried: it is taken to work %s of the time, as is usual (at least %s)',
      ranking.percent((p_score).success_rate),
      ranking.percent((p_score).success_lower)
    )
    else format(
      'works %s of the time over %s (at least %s)%s',
      ranking.percent((p_score).success_rate),
      ranking.counted(round((p_score).e)::bigint, 'independent trial'),
      ranking.percent((p_score).success_lower),
      case when (p_score).confidence < 0.5 then format(
        '; its own trials make up %s of that figure, what is usual of all patterns the rest',
        ranking.percent((p_score).confidence)
      ) else '' end
    )
  end;
$$;

comment on function ranking.experience(ranking.scores) is
'How well a row of ranking.scores works, over how many trials, in words; where these are fewer than
the prior weighs, that they are.';
