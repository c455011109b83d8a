create or replace function knowledge.top_patterns(
  p_limit    integer default 100,
  p_language text default null,
  p_kind     text default null
)
returns setof knowledge.patterns
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 100 then
    raise exception 'cannot list % patterns', coalesce(p_limit::text, 'null')
      using errcode = 'SC603',
            detail  = 'A ranking has 1 to 100 patterns.',
            hint    = 'select * from knowledge.top_patterns(20);';
  end if;

  return query
  select p.*
  from knowledge.patterns as p
  where (p_language is null or p.language = p_language)
    and (p_kind is null or p.kind = p_kind)
  order by p.rank
  limit p_limit;
end;
$$;

comment on function knowledge.top_patterns(integer, text, text) is
'The best p_limit patterns (1 to 100) of the ranking this instance has, best first, of one language
or kind where named; no rows before the first ranking came. Raises SC603 for a limit out of range.';
