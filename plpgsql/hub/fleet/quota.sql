-- plpgsql keeps its plan, and every call that sends asks twice.
create or replace function fleet.quota(p_name text, p_quota text)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  v_value bigint;
begin
  select q.value into v_value
  from fleet.quotas as q
  where q.instance = p_name and q.quota = p_quota;
  return coalesce(v_value, greatest(centralcloud.setting('fleet.' || p_quota)::bigint, 1));
end;
$$;

comment on function fleet.quota(text, text) is
'What an instance may: its own quota (fleet.quotas explains them), else what the setting
fleet.<quota> says for all; 1 at least. Raises SC905 for an unknown quota.';
