create or replace function intake.fill_source(p_messages jsonb[], p_source text)
returns jsonb[]
language plpgsql
immutable
set search_path = ''
as $$
begin
  return array(
    select jsonb_build_object('source', p_source) || m.message
    from unnest(p_messages) with ordinality as m (message, place)
    order by m.place
  );
end;
$$;

comment on function intake.fill_source(jsonb[], text) is
'The messages, those without a source with p_source as theirs.';
