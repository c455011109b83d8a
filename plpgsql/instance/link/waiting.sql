-- Messages are read one by one, so that a long queue of large ones is not read for its first few.
create or replace function link.waiting(p_limit integer)
returns bigint[]
language plpgsql
stable
set search_path = ''
as $$
declare
  v_left    bigint := centralcloud.setting('link.batch_bytes')::bigint;
  v_ids     bigint[] := '{}'::bigint[];
  v_message record;
begin
  for v_message in
    select o.outbox_id, octet_length(o.message::text) as bytes
    from link.outbox as o
    where o.state = 'waiting'
    order by o.outbox_id
    limit p_limit
  loop
    v_left := v_left - v_message.bytes;
    exit when v_left < 0 and v_ids <> '{}'::bigint[];
    v_ids := v_ids || v_message.outbox_id;
  end loop;
  return v_ids;
end;
$$;

comment on function link.waiting(integer) is
'The messages to send next, oldest first: p_limit at most and no more than link.batch_bytes of text
in all, but one at least; empty where none waits.';
