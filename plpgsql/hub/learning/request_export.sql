-- The open export's row is the lock: whoever reads its fate has ended before, or comes after.
create or replace function learning.request_export()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_export    learning.exports;
  v_artifacts jsonb;
  v_revoked   jsonb;
  v_git_url   text;
  v_forge     jsonb;
  v_stats     jsonb;
begin
  v_export := learning.open_export();
  if v_export.git_url <> centralcloud.setting('learning.git_url') then
    perform learning.end_export(v_export.export_id, 'closed');
    v_export := null;
  end if;

  select
    coalesce(
      jsonb_agg(
        jsonb_build_object(
          'type', w.type, 'id', w.id, 'version', w.version, 'content', w.content,
          'figures', w.figures, 'reason', w.reason
        )
        order by w.type collate "C", w.id collate "C"
      ) filter (where w.action = 'promote'),
      '[]'
    ),
    coalesce(
      jsonb_agg(
        jsonb_build_object(
          'type', w.type, 'id', w.id, 'version', w.version, 'path', w.path,
          'figures', w.figures, 'reason', w.reason
        )
        order by w.type collate "C", w.id collate "C", w.version collate "C"
      ) filter (where w.action = 'revoke'),
      '[]'
    )
  into v_artifacts, v_revoked
  from learning.wanted() as w;

  v_stats := jsonb_build_object(
    'artifacts', jsonb_array_length(v_artifacts), 'revoked', jsonb_array_length(v_revoked)
  );
  if v_export.export_id is null and v_stats = '{"artifacts": 0, "revoked": 0}' then
    return v_stats;
  end if;

  v_git_url := learning.git_url();
  v_forge := learning.forge();
  if v_export.export_id is null then
    insert into learning.exports (branch, git_url, requested_at)
    values (learning.next_branch(), v_git_url, centralcloud.clock())
    on conflict ((true)) where ended_at is null do nothing;
    v_export := learning.open_export();
  end if;

  return v_stats || jsonb_build_object(
    'export_id', v_export.export_id,
    'task_id', scheduling.request_task(
      p_kind    => 'knowledge_export',
      p_payload => jsonb_build_object(
        'git_url', v_git_url,
        'forge', v_forge,
        'export_id', v_export.export_id,
        'branch', v_export.branch,
        'commit', v_export.commit,
        'pull_request', case
          when v_export.pull_request_number is not null then jsonb_build_object(
            'number', v_export.pull_request_number, 'url', v_export.pull_request_url
          )
        end,
        'artifacts', v_artifacts,
        'revoked', v_revoked
      ),
      p_key     => 'templates_data'
    )
  );
end;
$$;

comment on function learning.request_export() is
'Asks the worker for the export that should be: all that is promoted and revoked now, in the open
one, else in a new one; nothing where there is neither. One for a repository that is set no longer
is closed. Returns {artifacts, revoked, export_id?, task_id?}. Raises SC601, SC602 or SC615 while
the settings name no usable repository or forge.';
