create or replace function knowledge.take_learning(p_message jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if p_message ->> 'status' is null
    or jsonb_typeof(p_message -> 'artifacts') is distinct from 'array'
  then
    raise exception 'the message names no status or no artifacts'
      using errcode = 'SC604',
            detail  = 'aggregated_learning holds status and the array artifacts.',
            hint    = 'The hub and this bundle are of different versions; upgrade both.';
  end if;

  insert into knowledge.learned as l (
    type, id, version, action, fate, pull_request_url, branch, announced_at, heard_at
  )
  select distinct on (a.type, a.id, a.version)
    a.type, a.id, a.version, a.action, coalesce(a.fate, p_message ->> 'status'),
    p_message ->> 'export_pr_url', p_message ->> 'branch',
    (p_message ->> 'timestamp')::timestamptz, centralcloud.clock()
  from jsonb_to_recordset(p_message -> 'artifacts') as a (
    type text, id text, version text, action text, fate text
  )
  where a.type is not null and a.id is not null and a.version is not null
  on conflict (type, id, version) do update
  set
    action = excluded.action, fate = excluded.fate,
    pull_request_url = excluded.pull_request_url, branch = excluded.branch,
    announced_at = excluded.announced_at, heard_at = excluded.heard_at
  where coalesce(l.announced_at <= excluded.announced_at, true);

  if p_message ->> 'status' = 'merged' then
    perform scheduling.request_task(
      p_kind => 'templates_sync', p_payload => '{}', p_key => 'hub'
    );
  end if;
end;
$$;

comment on function knowledge.take_learning(jsonb) is
'Handler of aggregated_learning: keeps the latest fate of each version that it names; one that is
older than what is known changes nothing. Where an export was merged, the worker is asked to fetch
what the hub''s repository holds now. Raises SC604 when it names no status or no artifacts.';
