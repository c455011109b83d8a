-- Without a ranking the worker only looked. What others pushed is news, unless it is held already,
-- the repository is empty, or another one is set by now.
create or replace function learning.finish_sync(p_payload jsonb, p_result jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_commit     constant text := p_result ->> 'commit';
  v_ranking_id constant bigint := (p_payload ->> 'ranking_id')::bigint;
  v_changed    integer;
begin
  if v_ranking_id is null and (
    v_commit is null
    or v_commit is not distinct from learning.current_commit()
    or p_payload ->> 'git_url' is distinct from centralcloud.setting('learning.git_url')
  )
  then
    delete from learning.incoming_artifacts;
    return;
  end if;

  perform learning.check_fresh('pattern_sync', v_commit);
  v_changed := learning.load_commit(
    p_git_url    => p_payload ->> 'git_url',
    p_commit     => v_commit,
    p_artifacts  => (p_result ->> 'artifacts')::bigint,
    p_ranking_id => v_ranking_id
  );
  if v_ranking_id is not null then
    perform learning.record_sync(v_ranking_id, v_commit, v_changed);
  end if;
end;
$$;

comment on function learning.finish_sync(jsonb, jsonb) is
'Takes over a finished pattern_sync: p_payload {git_url, ranking_id; null: it only looked}, p_result
{commit, artifacts} and the rows of learning.incoming_artifacts. Loads the commit and, if it is
another one than before, tells the fleet; a look that saw nothing new changes nothing. Raises SC604
when the copied rows are not what the result says, 40001 where another commit was loaded since the
task began.';
