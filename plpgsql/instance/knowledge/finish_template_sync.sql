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
  update knowledge.template_syncs
  set artifacts = p_artifacts, changed = case when v_changed > 0 then v_changed else changed end;
end;
$$;

comment on function knowledge.finish_template_sync(bigint) is
'Makes what is here of the hub''s repository equal to the p_artifacts artifacts that came
since knowledge.begin_template_sync(). Raises SC604 when others came than the hub has.';
