create or replace function knowledge.status()
returns table (
  kind text, name text, state text, last_success_at timestamptz, next_slot_at timestamptz,
  depth bigint, oldest_at timestamptz, lag bigint, detail jsonb
)
language sql
stable
set search_path = ''
as $$
  select
    'ranking', 'top_patterns', 'ok', r.stored_at, null::timestamptz, null::bigint,
    null::timestamptz, null::bigint,
    jsonb_build_object('ranking_id', r.ranking_id, 'announced_at', r.announced_at)
  from knowledge.ranking as r
  union all
  select
    'repository', r.git_url, case when knowledge.is_pull_late(r) then 'late' else 'ok' end,
    r.pulled_at, null, null,
    case when r.commit is distinct from r.requested_commit then r.requested_at end, null,
    jsonb_build_object('commit', r.commit, 'artifacts', r.artifacts)
  from knowledge.repositories as r
  union all
  select
    'templates', 'hub', 'ok', s.synced_at, null, null, null, null,
    jsonb_build_object('artifacts', s.artifacts, 'changed', s.changed)
  from knowledge.template_syncs as s
  union all
  select
    'folder', f.name, case when knowledge.is_load_late(f) then 'late' else 'ok' end, f.loaded_at,
    null, null, case when coalesce(f.requested_at > f.loaded_at, true) then f.requested_at end,
    null,
    jsonb_build_object(
      'path', f.path, 'artifacts', f.artifacts,
      'invalid', (
        select count(distinct i.file) from knowledge.invalid_files as i where i.folder = f.name
      )
    )
  from knowledge.folders as f
$$;

comment on function knowledge.status() is
'The ranking that came from the hub, the repositories it named and the folders of this machine, for
view monitoring.status.';
