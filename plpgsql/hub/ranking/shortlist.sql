-- Buffer rule: an outsider enters at raw rank 90 or better, an incumbent leaves past 110, then the
-- list is filled up or cut to 100. Nothing past 110 can be needed for that.
create or replace function ranking.shortlist(p_incumbents uuid[])
returns table (
  rank             integer,
  raw_rank         integer,
  fingerprint      uuid,
  name             text,
  language         text,
  kind             text,
  description      text,
  example          text,
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
    select s.*
    from ranking.scores as s
    where s.eligible
    order by s.score desc, s.success_lower desc, s.b desc, s.fingerprint
    limit 110
  ),
  numbered as (
    select
      s.*,
      row_number() over (
        order by s.score desc, s.success_lower desc, s.b desc, s.fingerprint
      ) as raw_rank
    from best as s
  ),
  chosen as (
    select n.*
    from numbered as n
    order by
      case
        when n.fingerprint = any (p_incumbents) then 2
        when n.raw_rank <= 90 then 1
        else 3
      end,
      n.raw_rank
    limit 100
  )
  select
    (row_number() over (order by c.raw_rank))::integer,
    c.raw_rank::integer,
    c.fingerprint, c.name, c.language, c.kind, c.description, c.example,
    c.frequency, c.success_rate, c.confidence, c.score,
    c.success_lower, c.prevalence_lower, c.e, c.x, c.b,
    c.occurrences, c.instances, c.owners
  from chosen as c
  order by c.raw_rank;
end;

comment on function ranking.shortlist(uuid[]) is
'The at most 100 patterns that today''s scores put on the list, given the fingerprints that are on
it (the buffer rule keeps those longer); rank is their place on it, raw_rank their place by
score.';
