-- (version, digest) is a total order of the snapshots of a stream: whatever comes, in whatever
-- order and how often, the same is left.
create or replace function learning.accept_snapshot(
  p_source_id integer,
  p_stream    text,
  p_version   bigint,
  p_hashes    bytea,
  p_artifacts jsonb
)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_digest constant uuid := aggregation.hash(p_hashes);
  v_stream learning.streams;
begin
  select s.* into v_stream
  from learning.streams as s
  where s.source_id = p_source_id and s.stream = p_stream;

  if (p_version, v_digest) <= (v_stream.version, v_stream.digest) then
    return false;
  end if;

  if v_stream.stream_id is null then
    perform learning.check_stream_quota(p_source_id, p_stream);
    insert into learning.streams (source_id, stream, version, digest)
    values (p_source_id, p_stream, p_version, v_digest)
    returning stream_id into v_stream.stream_id;
  else
    update learning.streams as s
    set version = p_version, digest = v_digest
    where s.stream_id = v_stream.stream_id;
  end if;

  if v_stream.digest is distinct from v_digest then
    perform learning.write_usage(v_stream.stream_id, p_artifacts);
  end if;

  delete from learning.parts as p
  where p.source_id = p_source_id and p.stream = p_stream and p.version < p_version;
  return true;
end;
$$;

comment on function learning.accept_snapshot(integer, text, bigint, bytea, jsonb) is
'Takes over a whole snapshot of a stream (its artifacts as learning.counted() gives them, and their
learning.hashes()) if its (version, digest) is greater than that of the one that holds, and forgets
parts of older ones. Returns whether it did. Raises SC613 where the source would open too many
streams.';
