create or replace function knowledge.render(
  p_type       text,
  p_id         text,
  p_parameters jsonb default '{}',
  p_version    text default 'latest'
)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_document jsonb := knowledge.get(p_type, p_id, p_version);
  v_declared jsonb := coalesce(v_document -> 'parameters', '{}');
  v_name     text := knowledge.named(p_type, p_id, v_document ->> 'version');
begin
  if v_document ->> 'body' is null then
    raise exception '% has no body', v_name
      using errcode = 'SC628',
            detail  = 'What is rendered is the body, its own or an inherited one.',
            hint    = 'knowledge.get() gives an artifact that is no text.';
  end if;
  perform knowledge.check_parameters(v_name, v_declared, p_parameters);
  return knowledge.filled_in(v_document ->> 'body', v_declared, p_parameters);
end;
$$;

comment on function knowledge.render(text, text, jsonb, text) is
'The body of a resolved artifact with p_parameters {name: value} put in, in one pass. p_version as
in knowledge.get(). Raises what that raises, and SC628 where there is no body or the parameters
don''t fit: it names each that is missing, unknown or of another type.';
