-- Equal content is sent again too: it is harmless and confirms to the hub what it was told.
create or replace function analysis.send_patterns(p_code_base text)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now     timestamptz := centralcloud.clock();
  v_stream  text := 'code_ingest:' || (code.code_base(p_code_base)).name;
  v_version bigint := analysis.next_version(v_stream, v_now);
  v_id      uuid;
begin
  v_id := link.enqueue(
    jsonb_build_object(
      'type', 'patterns',
      'snapshot', jsonb_build_object('stream', v_stream, 'version', v_version),
      'patterns', analysis.observations(p_code_base)
    )
  );

  insert into analysis.snapshots as s (stream, version, message_id, sent_at)
  values (v_stream, v_version, v_id, v_now)
  on conflict (stream) do update
  set version = excluded.version, message_id = excluded.message_id, sent_at = excluded.sent_at;
  return v_id;
end;
$$;

comment on function analysis.send_patterns(text) is
'Puts one patterns message into the outbox: the snapshot code_ingest:<code base> with all that
occurs in it now, which replaces what the hub was told before; none occur: it retracts all. Returns
the message''s id. Raises SC701.';
