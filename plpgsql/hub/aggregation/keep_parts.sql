-- It waits from now on, however long it lay in its queue: the others may be there behind it.
create or replace function aggregation.keep_parts(p_first bigint, p_last bigint)
returns void
language sql
volatile
set search_path = ''
as $$
  insert into aggregation.parts as p (
    source_id, stream, version, parts, part, hashes, msg_id, observed_at, received_at, patterns
  )
  select distinct on (m.source_id, s.stream, s.version, s.parts, s.part)
    m.source_id, s.stream, s.version, s.parts, s.part, h.hashes, m.msg_id,
    min(least(m.told_at::timestamptz, m.received_at)) over (
      partition by m.source_id, s.stream, s.version, s.parts, s.part
    ),
    centralcloud.clock(), m.message -> 'patterns'
  from pg_temp.batch_messages as m
  cross join lateral jsonb_to_record(m.snapshot)
    as s (stream text, version numeric, part numeric, parts numeric)
  cross join lateral (
    select coalesce(
      m.hashes, aggregation.hashes(coalesce(m.message -> 'patterns', 'null'))
    ) as hashes
  ) as h
  where m.msg_id between p_first and p_last
    and s.parts <> 1
  order by m.source_id, s.stream, s.version, s.parts, s.part, h.hashes desc, m.msg_id desc
  on conflict (source_id, stream, version, parts, part) do update
  set hashes = greatest(p.hashes, excluded.hashes),
      msg_id = case when p.hashes <= excluded.hashes then excluded.msg_id else p.msg_id end,
      observed_at = least(p.observed_at, excluded.observed_at),
      received_at = case
        when p.hashes < excluded.hashes then excluded.received_at else p.received_at
      end,
      patterns = case when p.hashes < excluded.hashes then excluded.patterns else p.patterns end
  where p.hashes <= excluded.hashes
    or p.observed_at > excluded.observed_at;
$$;

comment on function aggregation.keep_parts(bigint, bigint) is
'Puts the batch''s messages in this range of ids that are one part of several into
aggregation.parts. The same part again replaces its patterns only when its hashes are greater, and
the earliest observed_at stays, so the order of arrival doesn''t matter. Of equal ones the message
that came last is kept in mind: one that was replayed has another number.';
