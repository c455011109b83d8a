create or replace function learning.finish_look(p_payload jsonb, p_result jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_commit constant text := p_result ->> 'commit';
begin
  if v_commit is null
    or v_commit is not distinct from learning.current_commit()
    or p_payload ->> 'git_url' is distinct from centralcloud.setting('learning.git_url')
  then
    delete from learning.incoming_artifacts;
    return;
  end if;

  perform learning.check_fresh('pattern_sync', v_commit);
  perform learning.load_commit(
    p_git_url    => p_payload ->> 'git_url',
    p_commit     => v_commit,
    p_artifacts  => (p_result ->> 'artifacts')::bigint,
    p_ranking_id => null
  );
end;
$$;

comment on function learning.finish_look(jsonb, jsonb) is
'Takes over a pattern_sync that wrote nothing: p_payload {git_url}, p_result {commit, artifacts} and
the rows of learning.incoming_artifacts. Loads a commit that others pushed and tells the fleet;
nothing where it is held already, where there is none, or where another repository is set by now.
Raises SC604 as load_commit() and 40001 as check_fresh() does.';
