create or replace function ranking.lists_today()
returns table (language text, kind text, entries jsonb)
language sql
stable
begin atomic
  with listed as materialized (
    select
      s.list_language,
      s.list_kind,
      jsonb_agg(to_jsonb(s) - '{list_language,list_kind}'::text[] order by s.rank) as entries
    from ranking.shortlists() as s
    group by s.list_language, s.list_kind
  )
  select l.list_language, l.list_kind, l.entries from listed as l
  union all
  select c.language, c.kind, '[]'
  from ranking.current_rankings as c
  where not exists (
    select
    from listed as l
    where l.list_language is not distinct from c.language
      and l.list_kind is not distinct from c.kind
  );
end;

comment on function ranking.lists_today() is
'What is on each list by today''s scores, a jsonb array of entries in order, and an empty one for
each list that has nothing any more, or is no longer among the ranking.most_lists best.';
