-- Numbers come as numeric, because 5.0 is an integer to JSON and not to int8in().
create or replace function aggregation.candidates(p_first bigint, p_last bigint)
returns table (
  source_id   integer,
  stream      text,
  version     bigint,
  digest      uuid,
  observed_at timestamptz,
  msg_id      bigint,
  patterns    jsonb
)
language sql
volatile
set search_path = ''
as $$
  -- A snapshot in one message; its patterns stay there until it is accepted.
  select
    m.source_id, s.stream, s.version::bigint,
    aggregation.hash(
      coalesce(m.hashes, aggregation.hashes(coalesce(m.message -> 'patterns', 'null')))
    ),
    least(m.told_at::timestamptz, m.received_at), m.msg_id, null::jsonb
  from pg_temp.batch_messages as m
  cross join lateral jsonb_to_record(m.snapshot)
    as s (stream text, version numeric, parts numeric)
  where m.msg_id between p_first and p_last
    and m.snapshot is not null
    and coalesce(s.parts, 1) = 1
  union all
  -- The seed's bare form: each pattern is a stream of its own and retracts no other.
  select
    m.source_id,
    'bare:' || coalesce(
      e.pattern ->> 'fingerprint',
      aggregation.identify(
        e.pattern ->> 'language', e.pattern ->> 'kind', e.pattern ->> 'name'
      )::text
    )::uuid,
    (extract(epoch from coalesce(m.told_at::timestamptz, m.received_at)) * 1000000)::bigint,
    aggregation.digest(jsonb_build_array(e.pattern)),
    least(m.told_at::timestamptz, m.received_at), m.msg_id, jsonb_build_array(e.pattern)
  from pg_temp.batch_messages as m
  cross join lateral jsonb_array_elements(coalesce(m.message -> 'patterns', 'null'))
    as e (pattern)
  where m.msg_id between p_first and p_last
    and m.snapshot is null
  union all
  -- Snapshots in parts of which the last one missing is in this batch: nothing is put together
  -- before.
  select
    p.source_id, p.stream, p.version,
    aggregation.hash(string_agg(p.hashes, ''::bytea order by p.part)),
    min(p.observed_at), max(p.msg_id),
    jsonb_path_query_array(jsonb_agg(p.patterns order by p.part), '$[*][*]')
  from aggregation.parts as p
  where (p.source_id, p.stream, p.version, p.parts) in (
    select w.source_id, w.stream, w.version, w.parts
    from aggregation.parts as w
    where (w.source_id, w.stream, w.version) in (
      select m.source_id, m.snapshot ->> 'stream', (m.snapshot ->> 'version')::numeric::bigint
      from pg_temp.batch_messages as m
      where m.msg_id between p_first and p_last
    )
    group by w.source_id, w.stream, w.version, w.parts
    having count(*) = w.parts
  )
  group by p.source_id, p.stream, p.version, p.parts
  union all
  -- What another hub holds.
  select
    i.instance_id, n.stream, n.version, n.digest,
    least(n.observed_at, centralcloud.clock()), null::bigint, null::jsonb
  from aggregation.incoming_streams as n
  join fleet.identities as i on i.instance = n.source
  where p_first is null;
$$;

comment on function aggregation.candidates(bigint, bigint) is
'Every whole snapshot that the batch''s messages in this range of ids bring: source, stream,
version, digest, when it was seen, the message; its patterns only where they are not those of the
message. Both null: the snapshots that another hub holds (aggregation.incoming_streams), which have
no message.';
