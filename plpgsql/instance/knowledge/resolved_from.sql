create or replace function knowledge.resolved_from(
  p_chain   text[],
  p_content jsonb,
  p_bases   jsonb[],
  p_height  integer
)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
declare
  -- Place 0 is what it extends.
  v_parts    jsonb[] := p_bases[1:];
  v_document jsonb;
begin
  if p_height > 16 then
    perform knowledge.refuse_chain(
      p_chain => p_chain, p_sqlstate => 'SC619', p_reason => 'a chain of more than 16'
    );
  end if;
  perform knowledge.check_weight(
    p_chain, (select sum(octet_length(p.part ->> 'body')) from unnest(v_parts) as p (part))
  );
  v_document := knowledge.merged(p_content, p_bases[0], v_parts);
  if cardinality(p_bases) > 0 then
    perform knowledge.check_weight(p_chain, octet_length(v_document::text));
  end if;
  return jsonb_build_object('document', v_document, 'height', p_height);
end;
$$;

comment on function knowledge.resolved_from(text[], jsonb, jsonb[], integer) is
'The last artifact of a chain, resolved: {document, height}. p_bases are what it stands on: at 0
what it extends, from 1 its parts; p_height how many artifacts stand on each other. Raises SC619.';
