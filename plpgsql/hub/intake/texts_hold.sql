-- Field by field over the whole batch: starting a match or a subquery costs more than a text does.
-- Where all texts of the field in a message are short enough together, none is too long.
create or replace function intake.texts_hold(p_messages jsonb[], p_now timestamptz)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
  v_types constant text[] := array(
    select distinct m.message ->> 'type' from unnest(p_messages) as m (message)
  );
begin
  if exists (
    select
    from intake.message_fields as f
    cross join lateral (
      select
        string_agg(v.texts::text, '') filter (where f.values_pattern is not null) as texts,
        max(pg_column_size(v.texts)) as size
      from (
        select jsonb_path_query_array(m.message, f.values_path) as texts
        from unnest(p_messages) as m (message)
        where (cardinality(v_types) = 1 or m.message ->> 'type' = f.type)
          and (f.values_pattern is not null or pg_column_size(m.message) > f.max_length)
        offset 0
      ) as v
    ) as b
    where f.type = any (v_types)
      and (f.values_pattern is not null or f.max_length is not null)
      and (
        b.texts !~ f.values_pattern
        or coalesce(b.size > f.max_length, false) and exists (
          select
          from unnest(p_messages) as m (message)
          cross join lateral jsonb_path_query(m.message, f.values_path) as v (text)
          where m.message ->> 'type' = f.type and length(v.text #>> '{}') > f.max_length
        )
      )
  ) then
    return false;
  end if;

  return not exists (
    select
    from unnest(p_messages) as m (message)
    where (m.message ->> 'timestamp')::timestamptz > p_now + interval '5 minutes'
  );
end;
$$;

comment on function intake.texts_hold(jsonb[], timestamptz) is
'Whether every text in messages that intake.objections() has nothing against is as long and of the
format that its field says, and no timestamp more than five minutes later than p_now.';
