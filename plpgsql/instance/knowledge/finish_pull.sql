create or replace function knowledge.finish_pull(p_payload jsonb, p_result jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_commit  text := p_result ->> 'commit';
  v_copied  bigint := (select count(*) from knowledge.incoming_artifacts);
  v_changed integer;
begin
  if v_commit is null or v_copied is distinct from (p_result ->> 'artifacts')::bigint then
    raise exception 'the result of templates_pull names commit % and % artifacts, % were copied',
      coalesce(v_commit, 'null'), coalesce(p_result ->> 'artifacts', 'null'), v_copied
      using errcode = 'SC604',
            detail  = 'A commit is loaded whole: {commit, artifacts} beside as many copied rows.',
            hint    = 'The worker and this bundle are of different versions; upgrade both.';
  end if;

  -- Who waits for a sync that is under way sees what it brought.
  lock table knowledge.artifacts in share row exclusive mode;
  if knowledge.is_pull_overtaken(p_payload) then
    v_changed := 0;
    delete from knowledge.incoming_artifacts;
  else
    v_changed := knowledge.load_artifacts(v_commit);
  end if;
  if v_changed > 0 then
    perform knowledge.request_reload();
  end if;
  perform knowledge.record_invalid_files(
    null, coalesce(p_result -> 'invalid', '[]'), v_commit
  );

  update knowledge.repositories
  set
    commit = v_commit, artifacts = v_copied, changed = v_changed,
    pulled_at = centralcloud.clock()
  where git_url = p_payload ->> 'git_url' and commit is distinct from v_commit;
end;
$$;

comment on function knowledge.finish_pull(jsonb, jsonb) is
'Takes over a finished templates_pull, all or nothing: p_payload {git_url, requested_at}, p_result
{commit, artifacts, invalid} and the rows of knowledge.incoming_artifacts. The same commit again
changes nothing, nor does one that the hub has given since it was asked for. Raises SC604 when the
copied rows are not what the result says.';
