create or replace function fleet.set_quota(p_name text, p_quota text, p_value bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform fleet.hold(p_name);
  perform fleet.quota(p_name, p_quota);

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
SC905 unknown quota, 23514 for less than 1.';
