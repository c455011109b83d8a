-- Against what is on the list, by today's scores: the places of all patterns would take scoring all
-- of them, and scores of the day the list was made are of other days and other parameters.
create or replace function ranking.standing(p_score ranking.scores, p_rank integer)
returns text
language sql
stable
set search_path = ''
as $$
  select case
    when p_rank is not null then format('number %s of %s', p_rank, t.length)
    when not (p_score).eligible then format(
      'not ranked: %s %s it, and it takes %s',
      ranking.counted((p_score).owners, 'owner'),
      case when (p_score).owners = 1 then 'sees' else 'see' end,
      (select l.owners_needed from ranking.electorate as l)
    )
    when not exists (select from ranking.current_ranking)
      then 'not ranked: there is no ranking yet'
    when t.length < 100 then 'not ranked yet: the next ranking has room for it'
    when t.better >= 100 then format(
      'not ranked: its score is below the %s of number 100, the last', round(t.last::numeric, 3)
    )
    when t.better < 90 then format(
      'not ranked yet: by its score it is number %s at best, and may get on the next ranking',
      t.better + 1
    )
    else format(
      'not ranked: by its score it is number %s at best, and who is new gets on at 90 or better',
      t.better + 1
    )
  end
  from (
    select
      cardinality(l.fingerprints) as length,
      count(*) filter (where s.score >= (p_score).score) as better,
      min(s.score) as last
    from (
      select array(
        select e.fingerprint
        from ranking.current_ranking as r
        join ranking.entries as e on e.ranking_id = r.ranking_id
      ) as fingerprints
    ) as l
    left join ranking.scores as s on s.fingerprint = any (l.fingerprints) and p_rank is null
    group by l.fingerprints
  ) as t;
$$;

comment on function ranking.standing(ranking.scores, integer) is
'Where a row of ranking.scores stands by its rank in words, such as `number 7 of 100`; without a
rank (null), what keeps it off the current list.';
