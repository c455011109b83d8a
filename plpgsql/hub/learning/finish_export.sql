-- Topics are published to in the order of their names, each after all else that it tells of.
create or replace function learning.finish_export(p_payload jsonb, p_result jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_state  constant text := coalesce(p_result ->> 'state', 'null');
  v_export learning.exports;
begin
  select e.* into v_export
  from learning.exports as e
  where e.export_id = (p_payload ->> 'export_id')::bigint
  for update;

  if v_export.export_id is null
    or v_state not in (
      'opened', 'updated', 'unchanged', 'held', 'merged', 'rejected', 'closed'
    )
    or v_state in ('opened', 'updated', 'unchanged') and p_result ->> 'commit' is null
  then
    raise exception 'the result of knowledge_export % says state %, commit %',
      coalesce(p_payload ->> 'export_id', 'null'), v_state,
      coalesce(p_result ->> 'commit', 'null')
      using errcode = 'SC604',
            detail  = 'A result names what became of an export of this hub, and the commit on its '
                      'branch while it is open.',
            hint    = 'The worker and this bundle are of different versions; upgrade both.';
  end if;

  if v_export.ended_at is not null then
    delete from learning.incoming_artifacts;
    return;
  end if;

  if v_state in ('opened', 'updated', 'unchanged', 'held') then
    if learning.update_export(v_export.export_id, p_payload, p_result) then
      perform learning.announce_export(v_export.export_id);
    end if;
    return;
  end if;

  if v_export.state = 'requested' then
    perform learning.record_items(
      p_export_id => v_export.export_id,
      p_payload   => p_payload,
      p_left_out  => coalesce(nullif(p_result -> 'left_out', 'null'), '[]')
    );
  end if;
  if v_state = 'merged' then
    perform learning.check_fresh('knowledge_export', p_result ->> 'tip');
    perform learning.record_fates(v_export.export_id, p_payload, p_result -> 'fates');
  end if;
  perform learning.end_export(v_export.export_id, v_state);
  if v_state = 'merged' then
    perform learning.load_commit(
      p_git_url    => p_payload ->> 'git_url',
      p_commit     => p_result ->> 'tip',
      p_artifacts  => (p_result ->> 'artifacts')::bigint,
      p_ranking_id => null
    );
  end if;

  begin
    perform learning.request_export();
  exception
    when sqlstate 'SC601' or sqlstate 'SC602' or sqlstate 'SC615' then
      raise debug 'the next export waits: %', sqlerrm;
  end;
end;
$$;

comment on function learning.finish_export(jsonb, jsonb) is
'Takes over a finished knowledge_export: notes the state of the export, tells the fleet
(aggregated_learning) where that changed, and with a fate asks for what is left to go. A merged one
comes with the files of the tip in learning.incoming_artifacts, which are loaded. What comes again
of an export that has ended changes nothing. Raises SC604 for a result that is incomplete, 40001
where another commit was loaded since the task began.';
