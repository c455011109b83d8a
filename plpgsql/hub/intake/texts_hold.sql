-- Field by field over the whole batch: starting a match or a subquery costs more than a text does.
-- Where all texts of the field in a message are short enough together, none is too long. unnest()
-- stands in no from clause: there it copies all.
create or replace function intake.texts_hold(p_messages jsonb[], p_now timestamptz)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
  v_types constant text[] := array(
    select distinct m.message ->> 'type' from (select unnest(p_messages) as message) as m
  );
  v_size  constant integer := (
    select max(pg_column_size(m.message)) from (select unnest(p_messages) as message) as m
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
        from (select unnest(p_messages) as message) as m
        where cardinality(v_types) = 1 or m.message ->> 'type' = f.type
        offset 0
      ) as v
    ) as b
    where f.type = any (v_types)
      and (f.values_pattern is not null or f.max_length < v_size)
      and case
        when b.texts !~ f.values_pattern then true
        when b.size > f.max_length then exists (
          select
          from (select unnest(p_messages) as message) as m
          cross join lateral jsonb_path_query(m.message, f.values_path) as v (text)
          where m.message ->> 'type' = f.type and length(v.text #>> '{}') > f.max_length
        )
      end
  ) then
    return false;
  end if;

  return not exists (
    select
    from (select unnest(p_messages) as message) as m
    where (m.message ->> 'timestamp')::timestamptz > p_now + interval '5 minutes'
  );
end;
$$;

comment on function intake.texts_hold(jsonb[], timestamptz) is
'Whether every text in messages that intake.objections() has nothing against is as long and of the
format that its field says, and no timestamp more than five minutes later than p_now.';
