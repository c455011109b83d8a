-- What changed is told by the facts, not by the word for it: a worker that was killed after its
-- push finds everything done when it comes again.
create or replace function learning.update_export(
  p_export_id bigint,
  p_payload   jsonb,
  p_result    jsonb
)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now      constant timestamptz := centralcloud.clock();
  v_is_held  constant boolean := p_result ->> 'state' = 'held';
  v_left_out constant jsonb := coalesce(nullif(p_result -> 'left_out', 'null'), '[]');
  v_commit   text := p_result ->> 'commit';
  v_export   learning.exports;
  v_number   text;
  v_changed  boolean;
begin
  select e.* into v_export from learning.exports as e where e.export_id = p_export_id;
  if v_is_held then
    v_commit := v_export.commit;
  end if;
  v_number := coalesce(p_result #>> '{pull_request,number}', v_export.pull_request_number);
  v_changed := v_export.state = 'requested'
    or (v_commit, v_number) is distinct from (v_export.commit, v_export.pull_request_number);

  update learning.exports as e
  set
    state = case
      when e.state = 'requested' then 'opened'
      when v_changed then 'updated'
      else e.state
    end,
    base = coalesce(p_result ->> 'base', e.base),
    commit = v_commit,
    pull_request_number = v_number,
    pull_request_url = coalesce(p_result #>> '{pull_request,url}', e.pull_request_url),
    request = coalesce(p_result ->> 'request', e.request),
    title = coalesce(p_result ->> 'title', e.title),
    left_out = v_left_out,
    opened_at = coalesce(e.opened_at, v_now),
    changed_at = case when v_changed then v_now else e.changed_at end,
    held_at = case when v_is_held then coalesce(e.held_at, v_now) end
  where e.export_id = p_export_id;

  if not v_is_held or v_export.state = 'requested' then
    perform learning.record_items(p_export_id, p_payload, v_left_out);
  end if;
  return v_changed;
end;
$$;

comment on function learning.update_export(bigint, jsonb, jsonb) is
'Notes what the worker found or made of an open export; where a person works on the branch (state
held), what it held stays noted. Returns whether there is anything to tell the fleet: that it was
opened, or has another commit or pull request.';
