create or replace function knowledge.request_load_of(p_folder text)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_folder knowledge.folders := knowledge.require_folder(p_folder);
begin
  -- Since when it waits, not when it was last asked for.
  update knowledge.folders as f
  set requested_at = centralcloud.clock()
  where f.name = v_folder.name
    and (f.requested_at is null or f.requested_at <= f.loaded_at);

  return scheduling.request_task(
    p_kind    => case v_folder.kind
      when 'knowledge' then 'knowledge_migrate'
      else 'templates_data_load'
    end,
    p_payload => jsonb_build_object('folder', v_folder.name),
    p_key     => v_folder.name
  );
end;
$$;

comment on function knowledge.request_load_of(text) is
'Asks the worker to read a folder; asked twice is once. Returns the task''s number. Raises SC620 for
an unknown name.';
