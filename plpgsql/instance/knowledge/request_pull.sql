create or replace function knowledge.request_pull(p_message jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now     constant timestamptz := centralcloud.clock();
  v_git_url text := p_message ->> 'git_url';
  v_commit  text := p_message ->> 'commit';
  v_known   knowledge.repositories;
begin
  if coalesce(v_git_url, '') = ''
    or coalesce(v_commit, '') !~ '^[0-9a-f]{40}([0-9a-f]{24})?$'
  then
    raise exception 'the message names no repository or no commit: % at %',
      coalesce(left(v_git_url, 200), 'null'), coalesce(left(v_commit, 64), 'null')
      using errcode = 'SC604',
            detail  = 'patterns_updated holds git_url and commit, the full hash.',
            hint    = 'The hub and this bundle are of different versions; upgrade both.';
  end if;

  select r.* into v_known from knowledge.repositories as r where r.git_url = v_git_url;
  if knowledge.is_overtaken(p_message, v_known.ranking_id, v_known.announced_at) then
    return;
  end if;

  insert into knowledge.repositories as r (
    git_url, requested_commit, ranking_id, announced_at, requested_at
  )
  values (
    v_git_url, v_commit, (p_message ->> 'ranking_id')::bigint,
    (p_message ->> 'timestamp')::timestamptz, v_now
  )
  on conflict (git_url) do update
  set
    requested_commit = excluded.requested_commit, ranking_id = excluded.ranking_id,
    announced_at = excluded.announced_at, requested_at = excluded.requested_at;

  perform scheduling.request_task(
    p_kind    => 'templates_pull',
    p_payload => jsonb_build_object(
      'git_url', v_git_url, 'commit', v_commit, 'requested_at', v_now
    ),
    p_key     => v_git_url
  );
end;
$$;

comment on function knowledge.request_pull(jsonb) is
'Handler of patterns_updated: asks the worker to pull the commit the hub named. A message older than
the last one of that repository changes nothing. Raises SC604 when it names no repository or no
commit.';
