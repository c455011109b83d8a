-- Without a snapshot each artifact is a stream of its own and retracts no other.
create or replace function learning.fold_message(
  p_msg_id      bigint,
  p_source      text,
  p_received_at timestamptz,
  p_message     jsonb
)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_source_id integer;
  v_artifacts constant jsonb := learning.counted(p_message);
  v_snapshot  constant jsonb := nullif(p_message -> 'snapshot', 'null');
  v_accepted  integer;
begin
  select i.instance_id into v_source_id
  from fleet.identities as i
  where i.instance = p_source;

  if v_source_id is null then
    raise exception 'instance % is not in the fleet', p_source
      using errcode = 'SC612',
            detail  = 'What an instance says is kept only while the fleet knows it.',
            hint    = 'Register it again with `centralcloud fleet add` and redrive the message.';
  end if;

  if v_snapshot is null then
    select count(*) filter (
      where learning.accept_snapshot(
        p_source_id => v_source_id,
        p_stream    => format(
          'bare:%s/%s@%s', a.artifact ->> 'type', a.artifact ->> 'id', a.artifact ->> 'version'
        ),
        p_version   => (
          extract(epoch from coalesce((p_message ->> 'timestamp')::timestamptz, p_received_at))
          * 1000000
        )::bigint,
        p_hashes    => learning.hashes(jsonb_build_array(a.artifact)),
        p_artifacts => jsonb_build_array(a.artifact)
      )
    )
    into v_accepted
    from jsonb_array_elements(v_artifacts) as a (artifact);
    return v_accepted;
  end if;

  if coalesce((v_snapshot ->> 'parts')::numeric, 1) <> 1 then
    return learning.keep_part(
      p_msg_id      => p_msg_id,
      p_source_id   => v_source_id,
      -- It waits from now on, however long it lay in its queue.
      p_received_at => centralcloud.clock(),
      p_snapshot    => v_snapshot,
      p_artifacts   => v_artifacts
    )::integer;
  end if;
  return learning.accept_snapshot(
    p_source_id => v_source_id,
    p_stream    => v_snapshot ->> 'stream',
    p_version   => (v_snapshot ->> 'version')::numeric::bigint,
    p_hashes    => learning.hashes(v_artifacts),
    p_artifacts => v_artifacts
  )::integer;
end;
$$;

comment on function learning.fold_message(bigint, text, timestamptz, jsonb) is
'Folds one learned_artifacts message into what is known of its source. Returns how many snapshots
were taken over. Raises SC612 for a message of an instance that was removed since, SC613 where it
opens too many streams, and whatever data exception or violated constraint a message that can''t be
processed leads to.';
