create or replace function fleet.set_quota(p_name text, p_quota text, p_value bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if p_quota in ('messages_per_hour', 'bytes_per_hour', 'max_streams', 'max_connections')
    is not true or p_value not between 1 and 1000000000000
  then
    raise exception 'quota % can''t be %', quote_nullable(left(p_quota, 80)), p_value
      using errcode = 'SC407',
            detail  = 'Quotas are messages_per_hour, bytes_per_hour, max_streams, max_connections: '
                      'each 1 to 1000000000000, or null for what the setting fleet.<quota> says.',
            hint    = format('It stays as it is; `centralcloud fleet quota %s` shows it.', p_name);
  end if;
  perform fleet.hold(p_name);

  if p_value is null then
    delete from fleet.quotas where instance = p_name and quota = p_quota;
  else
    insert into fleet.quotas as q (instance, quota, value)
    values (p_name, p_quota, p_value)
    on conflict (instance, quota) do update set value = excluded.value;
  end if;
  if p_quota = 'max_connections' then
    perform fleet.limit_connections(p_name);
  end if;
end;
$$;

comment on function fleet.set_quota(text, text, bigint) is
'Says how much an instance may (fleet.quotas explains the quotas); p_value null: what the setting
fleet.<quota> says for all. Raises SC404 no such instance, SC405 while an open transaction holds it,
SC407 unknown quota, or it can''t be that, SC408 and SC904 as fleet.limit_connections().';
