create or replace function knowledge.finish_template_sync(p_artifacts bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_copied  bigint := (select count(*) from knowledge.incoming_artifacts);
  v_changed integer;
begin
  if v_copied is distinct from p_artifacts then
    raise exception 'the hub has % artifacts, % came', coalesce(p_artifacts::text, 'null'), v_copied
      using errcode = 'SC604',
            detail  = 'What the hub holds is taken over whole.',
            hint    = 'The hub and this bundle are of different versions; upgrade both.';
  end if;

  v_changed := knowledge.load_artifacts(null);
  if v_changed > 0 then
    perform knowledge.request_reload();
  end if;
  insert into knowledge.template_syncs as s (artifacts, changed, synced_at)
  values (p_artifacts, v_changed, centralcloud.clock())
  on conflict (only_row) do update
  set
    artifacts = excluded.artifacts, synced_at = excluded.synced_at,
    changed = case when excluded.changed > 0 then excluded.changed else s.changed end;
end;
$$;

comment on function knowledge.finish_template_sync(bigint) is
'Makes what is here of the hub''s repository equal to the p_artifacts artifacts that came. Raises
SC604 when others came than the hub has.';
