create or replace function intake.fill_source(p_messages jsonb[], p_source text)
returns jsonb[]
language plpgsql
immutable
set search_path = ''
as $$
begin
  if not exists (select from unnest(p_messages) as m (message) where not m.message ? 'source') then
    return p_messages;
  end if;
  return array(
    select jsonb_build_object('source', p_source) || m.message
    from unnest(p_messages) with ordinality as m (message, place)
    order by m.place
  );
end;
$$;

comment on function intake.fill_source(jsonb[], text) is
'The messages, those without a source with p_source as theirs.';
