create or replace function fleet.quotas_in_force(p_name text)
returns table (quota text, value bigint, is_own boolean, left_now bigint)
language plpgsql
stable
set search_path = ''
as $$
begin
  if not fleet.is_member(p_name) then
    perform fleet.refuse_member(p_name);
  end if;

  return query
  select k.quota, v.value, o.value is not null, floor(b.balance)::bigint
  from unnest(
    array['messages_per_hour', 'bytes_per_hour', 'max_streams', 'max_connections']
  ) with ordinality as k (quota, place)
  cross join lateral fleet.quota(p_name, k.quota) as v (value)
  left join fleet.quotas as o on o.instance = p_name and o.quota = k.quota
  left join lateral (
    select fleet.refilled(
      p_balance   => case k.quota when 'bytes_per_hour' then x.bytes else x.messages end,
      p_quota     => v.value,
      p_filled_at => x.filled_at,
      p_now       => centralcloud.clock()
    ) as balance
    from fleet.buckets as x
    where x.instance = p_name
  ) as b on k.quota like '%per_hour'
  order by k.place;
end;
$$;

comment on function fleet.quotas_in_force(text) is
'What an instance may: each quota, its value, whether it is its own (else the setting''s) and, of
those per hour, how much it could send at this moment; null: it never sent. Raises SC404.';
