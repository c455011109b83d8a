-- While anything is left a batch is taken whole and may leave a debt: one that is larger than the
-- bucket is not refused for ever, and the rate holds on average.
create or replace function fleet.spend(p_name text, p_messages bigint, p_bytes bigint)
returns interval
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now               constant timestamptz := centralcloud.clock();
  v_messages_per_hour constant bigint := fleet.quota(p_name, 'messages_per_hour');
  v_bytes_per_hour    constant bigint := fleet.quota(p_name, 'bytes_per_hour');
  v_hours             float8;
begin
  insert into fleet.buckets as b (instance, messages, bytes, filled_at)
  values (p_name, v_messages_per_hour - p_messages, v_bytes_per_hour - p_bytes, v_now)
  on conflict (instance) do update
  set
    messages  = fleet.refilled(b.messages, v_messages_per_hour, b.filled_at, v_now) - p_messages,
    bytes     = fleet.refilled(b.bytes, v_bytes_per_hour, b.filled_at, v_now) - p_bytes,
    filled_at = v_now
  returning greatest(
    -(b.messages + p_messages) / v_messages_per_hour, -(b.bytes + p_bytes) / v_bytes_per_hour
  )
  into v_hours;
  return case when v_hours >= 0 then v_hours * interval '1 hour' end;
end;
$$;

comment on function fleet.spend(text, bigint, bigint) is
'Takes messages and bytes out of an instance''s bucket. Returns null where something was left of
both before; else how long until there will be, and then the caller raises, which takes it back. The
bucket stays locked until the end of the transaction.';
