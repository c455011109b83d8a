-- While anything is left a batch is taken whole and may leave a debt: one that is larger than the
-- bucket is not refused for ever, and the rate holds on average. Never waits: whoever finds the
-- bucket held leaves a charge for the next holder, so no lock here can be part of a deadlock.
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
  v_is_held           boolean;
  v_debt              record;
  v_hours             float8;
begin
  perform from fleet.buckets as b where b.instance = p_name for no key update skip locked;
  v_is_held := found;

  select d.messages, d.bytes, d.charge_ids into v_debt
  from fleet.debt(p_name, v_messages_per_hour, v_bytes_per_hour, v_now) as d;
  v_hours := greatest(
    v_debt.messages / v_messages_per_hour, v_debt.bytes / v_bytes_per_hour
  ) - 1;
  if v_hours >= 0 then
    return v_hours * interval '1 hour';
  end if;

  if v_is_held then
    if v_debt.charge_ids is not null then
      delete from fleet.charges where charge_id = any (v_debt.charge_ids);
    end if;
    update fleet.buckets
    set
      messages  = v_messages_per_hour - v_debt.messages - p_messages,
      bytes     = v_bytes_per_hour - v_debt.bytes - p_bytes,
      filled_at = v_now
    where instance = p_name;
  else
    insert into fleet.charges (instance, messages, bytes, charged_at)
    values (p_name, p_messages, p_bytes, v_now);
  end if;
  return null;
end;
$$;

comment on function fleet.spend(text, bigint, bigint) is
'Takes messages and bytes off what an instance may send. Returns null where something was left of
both before; else takes nothing and returns how long until there will be.';
