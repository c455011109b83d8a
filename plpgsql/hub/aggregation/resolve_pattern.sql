create or replace function aggregation.resolve_pattern(p_text text)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  v_shown     text := to_json(left(p_text, 100))::text;
  v_canonical uuid;
  v_count     bigint;
  v_list      text;
begin
  select
    min(f.canonical::text)::uuid, count(distinct f.canonical),
    string_agg(
      format('%s %s%s', f.fingerprint, to_json(f.name), f.described), e'\n' order by f.place
    ) filter (where f.place <= 10)
  into v_canonical, v_count, v_list
  from (
    select
      g.fingerprint, g.canonical, g.name,
      coalesce(' (' || nullif(concat_ws(', ', nullif(g.language, ''), nullif(g.kind, '')), '')
        || ')', '') as described,
      row_number() over (order by g.name, g.language, g.kind, g.fingerprint) as place
    from aggregation.find_patterns(p_text) as g
  ) as f;

  if v_count > 1 then
    raise exception '% patterns can be meant by %', v_count, v_shown
      using errcode = 'SC209',
            detail  = v_list || case when v_count > 10 then e'\n…' else '' end,
            hint    = 'Name one by its fingerprint, or as much of it as tells it from the others.';
  elsif v_canonical is null then
    select string_agg(
      to_json(n.name) || coalesce(' (' || nullif(n.language, '') || ')', ''), ', '
      order by n.likeness desc, n.name
    )
    into v_list
    from aggregation.nearest_names(p_text, 5) as n;
    raise exception 'no pattern has the name or fingerprint %', coalesce(v_shown, 'null')
      using errcode = 'SC202',
            detail  = 'A name is given whole, in any case; a fingerprint from four digits on. A '
                      'pattern is known from the first snapshot that names it on.',
            hint    = coalesce('Nearest: ' || v_list || '.', 'No name comes near it.');
  end if;
  return v_canonical;
end;
$$;

comment on function aggregation.resolve_pattern(text) is
'Fingerprint of the one pattern that a person means (aggregation.find_patterns), or of that which it
counts for. Raises SC202 for none, with the nearest names, and SC209 for several, with a list.';
