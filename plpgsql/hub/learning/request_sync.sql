-- What was taken is kept in learning.syncs until it is in Git, so that a task that died is asked
-- for again by the next run and a ranking replayed from the archive never overwrites a newer one.
-- With nothing to write the worker only looks: people push to the repository too.
create or replace function learning.request_sync()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit    constant integer := 100;
  v_messages integer := learning.take_rankings(v_limit);
  v_stats    jsonb := jsonb_build_object('messages', v_messages);
  v_sync     learning.syncs;
  v_task_id  bigint;
begin
  if v_messages = v_limit then
    v_stats := v_stats || '{"more": true}';
  end if;

  select s.* into v_sync
  from learning.syncs as s
  order by s.ranking_id desc
  limit 1;

  if v_sync.ranking_id is null or v_sync.synced_at is not null then
    if v_stats ? 'more' or centralcloud.setting('learning.git_url') = '' then
      return v_stats;
    end if;
    v_sync := null;
  end if;

  v_task_id := scheduling.request_task(
    p_kind    => 'pattern_sync',
    p_payload => jsonb_build_object(
      'git_url', learning.git_url(),
      -- Whose token git may use for it.
      'forge', learning.forge(),
      'ranking_id', v_sync.ranking_id,
      'patterns', v_sync.patterns,
      'commit', learning.current_commit()
    ),
    p_key     => 'templates_data'
  );
  return v_stats || jsonb_build_object('task_id', v_task_id) || jsonb_strip_nulls(
    jsonb_build_object('ranking_id', v_sync.ranking_id)
  );
end;
$$;

comment on function learning.request_sync() is
'Routine of job pattern_sync: takes aggregated_patterns from the work queue and asks the worker to
write the newest ranking that is not in Git yet, or, where all are, to look for what others pushed.
Returns {messages, task_id?, ranking_id?, more?}: no ranking_id when there is nothing to write, no
task_id while no repository is set. Raises SC601 for a ranking that has none to go to, SC602 for an
address that can''t be used, SC615 while learning.forge() has none, and takes nothing then.';
