create or replace function learning.finish_sync(p_payload jsonb, p_result jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_commit     text := p_result ->> 'commit';
  v_ranking_id bigint := (p_payload ->> 'ranking_id')::bigint;
  v_known      boolean := v_commit is not distinct from learning.current_commit();
  v_copied     bigint := (select count(*) from learning.incoming_artifacts);
  v_changed    integer;
begin
  if v_commit is null or v_copied is distinct from (p_result ->> 'artifacts')::bigint then
    raise exception 'the result of pattern_sync names commit % and % artifacts, % were copied',
      coalesce(v_commit, 'null'), coalesce(p_result ->> 'artifacts', 'null'), v_copied
      using errcode = 'SC604',
            detail  = 'A commit is loaded whole: {commit, artifacts} beside as many copied rows.',
            hint    = 'The worker and this bundle are of different versions; upgrade both.';
  end if;

  v_changed := learning.load_artifacts(v_commit);
  perform learning.record_sync(v_ranking_id, v_commit, v_changed);

  if not v_known then
    perform learning.announce(p_payload ->> 'git_url', v_commit, v_ranking_id, v_changed);
  end if;
end;
$$;

comment on function learning.finish_sync(jsonb, jsonb) is
'Takes over a finished pattern_sync: p_payload {git_url, ranking_id}, p_result {commit, artifacts}
and the rows of learning.incoming_artifacts. Loads the commit and, if it is another one than before,
tells the fleet. Raises SC604 when the copied rows are not what the result says.';
