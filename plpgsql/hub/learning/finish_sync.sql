create or replace function learning.finish_sync(p_payload jsonb, p_result jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_commit     constant text := p_result ->> 'commit';
  v_ranking_id constant bigint := (p_payload ->> 'ranking_id')::bigint;
begin
  if v_ranking_id is null then
    perform learning.finish_look(p_payload, p_result);
    return;
  end if;

  perform learning.check_fresh('pattern_sync', v_commit);
  perform learning.record_sync(
    p_ranking_id => v_ranking_id,
    p_commit     => v_commit,
    p_changed    => learning.load_commit(
      p_git_url    => p_payload ->> 'git_url',
      p_commit     => v_commit,
      p_artifacts  => (p_result ->> 'artifacts')::bigint,
      p_ranking_id => v_ranking_id
    )
  );
end;
$$;

comment on function learning.finish_sync(jsonb, jsonb) is
'Takes over a finished pattern_sync: p_payload {git_url, ranking_id}, p_result {commit, artifacts}
and the rows of learning.incoming_artifacts. Loads the commit and, if it is another one than before,
tells the fleet; without a ranking_id it was a look, see finish_look(). Raises SC604 when the copied
rows are not what the result says, 40001 where another commit was loaded since the task began.';
