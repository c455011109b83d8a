create or replace function knowledge.finish_load(p_payload jsonb, p_result jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_folder  text := (
    select f.name from knowledge.folders as f where f.name = p_payload ->> 'folder' for update
  );
  v_copied  bigint := (select count(*) from knowledge.incoming_artifacts);
  v_invalid jsonb;
  v_changed integer;
begin
  if p_result ->> 'digest' is null
    or v_copied is distinct from (p_result ->> 'copied')::bigint
  then
    raise exception 'the result of reading folder % names % artifacts, % were copied',
      coalesce(p_payload ->> 'folder', '(null)'), coalesce(p_result ->> 'copied', 'null'), v_copied
      using errcode = 'SC604',
            detail  = 'A folder is loaded whole: {digest, copied} beside as many copied rows.',
            hint    = 'The worker and this bundle are of different versions; upgrade both.';
  elsif v_folder is null then
    -- It was forgotten meanwhile.
    delete from knowledge.incoming_artifacts;
    return;
  end if;

  if not (p_result -> 'unchanged')::boolean then
    v_invalid := (p_result -> 'invalid') || knowledge.shadowed(v_folder);
    v_changed := knowledge.load_folder(v_folder);
    perform knowledge.record_invalid_files(v_folder, v_invalid, null);
  end if;
  perform knowledge.note_load(v_folder, p_result ->> 'digest', v_changed);
end;
$$;

comment on function knowledge.finish_load(jsonb, jsonb) is
'Takes over a folder that was read, all or nothing: p_payload {folder}, p_result {digest, unchanged,
copied, invalid} and the rows of knowledge.incoming_artifacts. Unchanged files touch no artifact.
Raises SC604 when the copied rows are not what the result says.';
