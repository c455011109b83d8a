create or replace function link.record_delivery(
  p_delivery jsonb,
  p_problem  jsonb,
  p_waits    boolean default false
)
returns void
language sql
volatile
begin atomic
  insert into link.inbox as i (
    topic, topic_offset, kind, type, payload, received_at, state, applied_at, routine, attempt,
    owed, sqlstate, error, detail, context, stalled_since
  )
  select
    d.topic,
    d.topic_offset,
    d.kind,
    d.payload ->> 'type',
    nullif(d.payload, 'null'),
    n.now,
    case
      when p_problem is null then 'applied' when p_waits then 'stalled' else 'rejected'
    end,
    case when p_problem is null then n.now end,
    link.handler_of(d.payload ->> 'type'),
    d.attempt,
    case
      when p_waits then null
      when p_problem is not null then 'reject'
      when d.kind = 'redelivery' then 'ack'
    end,
    p_problem ->> 'sqlstate',
    p_problem ->> 'error',
    nullif(p_problem ->> 'detail', ''),
    p_problem ->> 'context',
    case when link.is_server_fault(p_problem ->> 'sqlstate') then n.now end
  from jsonb_to_record(p_delivery) as d (
    topic text, topic_offset bigint, kind text, payload jsonb, attempt integer
  )
  cross join (select centralcloud.clock() as now) as n
  on conflict (topic, topic_offset) do update
  set
    kind          = excluded.kind,
    type          = excluded.type,
    payload       = excluded.payload,
    received_at   = case
      when i.payload is distinct from excluded.payload then excluded.received_at
      else i.received_at
    end,
    state         = excluded.state,
    applied_at    = excluded.applied_at,
    routine       = excluded.routine,
    attempt       = case when p_waits then i.attempt else excluded.attempt end,
    owed          = excluded.owed,
    sqlstate      = excluded.sqlstate,
    error         = excluded.error,
    detail        = excluded.detail,
    context       = excluded.context,
    stalled_since = case
      when i.payload is not distinct from excluded.payload and excluded.stalled_since is not null
        then coalesce(i.stalled_since, excluded.stalled_since)
      else excluded.stalled_since
    end;
end;

comment on function link.record_delivery(jsonb, jsonb, boolean) is
'Writes into the inbox what became of a delivery: applied where p_problem is null, else rejected, or
stalled where it waits; and what the hub must be told of it.';
