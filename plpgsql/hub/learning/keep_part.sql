create or replace function learning.keep_part(
  p_msg_id      bigint,
  p_source_id   integer,
  p_received_at timestamptz,
  p_snapshot    jsonb,
  p_artifacts   jsonb
)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_stream    constant text := p_snapshot ->> 'stream';
  v_version   constant bigint := (p_snapshot ->> 'version')::numeric::bigint;
  v_parts     constant integer := (p_snapshot ->> 'parts')::numeric::integer;
  v_known     bigint;
  v_hashes    bytea;
  v_artifacts jsonb;
begin
  select s.version into v_known
  from learning.streams as s
  where s.source_id = p_source_id and s.stream = v_stream;

  if v_known > v_version then
    return false;
  end if;
  if v_known is null then
    perform learning.check_stream_quota(p_source_id, v_stream);
  end if;

  insert into learning.parts as p (
    source_id, stream, version, parts, part, hashes, msg_id, received_at, artifacts
  )
  values (
    p_source_id, v_stream, v_version, v_parts, (p_snapshot ->> 'part')::numeric::integer,
    learning.hashes(p_artifacts), p_msg_id, p_received_at, p_artifacts
  )
  on conflict (source_id, stream, version, parts, part) do update
  set
    hashes = excluded.hashes, msg_id = excluded.msg_id, artifacts = excluded.artifacts,
    received_at = case
      when p.hashes < excluded.hashes then excluded.received_at else p.received_at
    end
  where p.hashes <= excluded.hashes;

  select
    string_agg(p.hashes, ''::bytea order by p.part),
    jsonb_path_query_array(jsonb_agg(p.artifacts order by p.part), '$[*][*]')
  into v_hashes, v_artifacts
  from learning.parts as p
  where (p.source_id, p.stream, p.version, p.parts) = (p_source_id, v_stream, v_version, v_parts)
  having count(*) = v_parts;

  if not found then
    return false;
  end if;
  delete from learning.parts as p
  where (p.source_id, p.stream, p.version, p.parts) = (p_source_id, v_stream, v_version, v_parts);
  return learning.accept_snapshot(p_source_id, v_stream, v_version, v_hashes, v_artifacts);
end;
$$;

comment on function learning.keep_part(bigint, integer, timestamptz, jsonb, jsonb) is
'Keeps one part of a snapshot (p_snapshot {stream, version, part, parts}) until all are there, and
then takes the whole over. The same part again counts where its hashes are greater, so the order
doesn''t matter, and of equal ones the last message is kept in mind; one of an older snapshot than
the one that holds is dropped. Returns whether a snapshot was taken over. Raises SC613 where the
source would open too many streams.';
