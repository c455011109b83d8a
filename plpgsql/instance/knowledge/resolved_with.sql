-- Each is resolved once, however many refer to it: p_known holds those that are.
create or replace function knowledge.resolved_with(
  p_type    text,
  p_id      text,
  p_version text,
  p_chain   text[],
  p_known   jsonb
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_name    text := knowledge.named(p_type, p_id, p_version);
  v_chain   text[] := p_chain || v_name;
  v_known   jsonb := p_known;
  v_height  integer := 1;
  v_bases   jsonb[] := '{}'::jsonb[];
  v_content jsonb;
  v_link    record;
  v_base    text;
begin
  perform knowledge.check_chain(v_chain);
  select a.content into v_content
  from knowledge.artifacts as a
  where a.type = p_type and a.id = p_id and a.version = p_version;

  for v_link in select l.* from knowledge.links(v_content) as l order by l.place
  loop
    if v_link.version is null then
      perform knowledge.refuse_chain(
        p_chain    => v_chain || v_link.reference::text,
        p_sqlstate => 'SC617',
        p_reason   => 'there is no ' || v_link.reference
      );
    end if;
    v_base := knowledge.named(v_link.type, v_link.id, v_link.version);
    if not v_known ? v_base then
      v_known := knowledge.resolved_with(
        v_link.type, v_link.id, v_link.version, v_chain, v_known
      );
    end if;
    v_height := greatest(v_height, (v_known #>> array[v_base, 'height'])::integer + 1);
    v_bases[v_link.place] := v_known #> array[v_base, 'document'];
  end loop;

  return v_known || jsonb_build_object(
    v_name, knowledge.resolved_from(v_chain, v_content, v_bases, v_height)
  );
end;
$$;

comment on function knowledge.resolved_with(text, text, text, text[], jsonb) is
'p_known and the artifact with all it refers to, each resolved: {type:id@version: {document,
height}}. p_chain is how it was come to. Raises SC617 for a missing reference, SC618 for a cycle,
SC619 for a chain longer than 16 or what is too large.';
