-- Who is among the 110 best of a list is among the 110 best of its own language and kind: one pass
-- over the scores finds all that any list can need.
create or replace function ranking.shortlists()
returns table (
  list_language    text,
  list_kind        text,
  rank             integer,
  raw_rank         integer,
  fingerprint      uuid,
  name             text,
  language         text,
  kind             text,
  frequency        float8,
  success_rate     float8,
  confidence       float8,
  score            float8,
  success_lower    float8,
  prevalence_lower float8,
  e                float8,
  x                float8,
  b                float8,
  occurrences      bigint,
  instances        integer,
  owners           integer
)
language sql
stable
begin atomic
  with best as (
    select p.*
    from (
      select
        s.*,
        row_number() over (
          partition by s.language, s.kind
          order by s.score desc, s.success_lower desc, s.b desc, s.fingerprint
        ) as place
      from ranking.scores as s
      where s.eligible
    ) as p
    where p.place <= 110
  ),
  numbered as (
    select
      l.list_language,
      l.list_kind,
      s.*,
      row_number() over in_order as raw_rank,
      first_value(s.score) over in_order as best_score
    from best as s
    cross join lateral (
      values (null::text, null::text), (s.language, null), (null, s.kind), (s.language, s.kind)
    ) as l (list_language, list_kind)
    window in_order as (
      partition by l.list_language, l.list_kind
      order by s.score desc, s.success_lower desc, s.b desc, s.fingerprint
    )
  ),
  -- A few owners could think of any number of languages: the lists with the best patterns are made.
  listed as (
    select
      n.*,
      dense_rank() over (
        order by
          n.best_score desc, num_nulls(n.list_language, n.list_kind) desc,
          n.list_language, n.list_kind
      ) as list_number
    from numbered as n
    where n.raw_rank <= 110
  ),
  incumbents as (
    select c.language, c.kind, e.fingerprint
    from ranking.current_rankings as c
    join ranking.entries as e on e.ranking_id = c.ranking_id
  ),
  -- The buffer rule: incumbents, and outsiders at 90 or better, go before the others.
  chosen as (
    select
      l.*,
      row_number() over (
        partition by l.list_language, l.list_kind
        order by
          case
            when i.fingerprint is not null then 2
            when l.raw_rank <= 90 then 1
            else 3
          end,
          l.raw_rank
      ) as choice
    from listed as l
    left join incumbents as i
      on i.fingerprint = l.fingerprint
      and i.language is not distinct from l.list_language
      and i.kind is not distinct from l.list_kind
    where l.list_number <= greatest(centralcloud.setting('ranking.most_lists')::integer, 1)
  )
  select
    c.list_language,
    c.list_kind,
    row_number() over (partition by c.list_language, c.list_kind order by c.raw_rank)::integer,
    c.raw_rank::integer,
    c.fingerprint, c.name, c.language, c.kind,
    c.frequency, c.success_rate, c.confidence, c.score,
    c.success_lower, c.prevalence_lower, c.e, c.x, c.b,
    c.occurrences, c.instances, c.owners
  from chosen as c
  where c.choice <= 100;
end;

comment on function ranking.shortlists() is
'The at most 100 patterns that today''s scores put on each list, given those that are on it: one
that is not must be at 90 or better to enter, one that is leaves past 110. list_language and
list_kind name the list (null: of all), rank is the place on it, raw_rank the place by score. There
is a list of everything, of each language, of each kind and of each pair of them: the
ranking.most_lists whose first scores most, that of everything always.';
