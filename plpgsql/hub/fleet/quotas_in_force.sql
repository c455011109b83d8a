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
  select k.quota, v.value, o.value is not null,
    case k.quota
      when 'messages_per_hour' then floor(v.value - d.messages)
      when 'bytes_per_hour' then floor(v.value - d.bytes)
    end::bigint
  from unnest(
    array['messages_per_hour', 'bytes_per_hour', 'max_streams', 'max_connections']
  ) with ordinality as k (quota, place)
  cross join lateral fleet.quota(p_name, k.quota) as v (value)
  left join fleet.quotas as o on o.instance = p_name and o.quota = k.quota
  cross join fleet.debt(
    p_name              => p_name,
    p_messages_per_hour => fleet.quota(p_name, 'messages_per_hour'),
    p_bytes_per_hour    => fleet.quota(p_name, 'bytes_per_hour'),
    p_now               => centralcloud.clock()
  ) as d
  order by k.place;
end;
$$;

comment on function fleet.quotas_in_force(text) is
'What an instance may: each quota, its value, whether it is its own (else the setting''s) and, of
those per hour, how much it could send at this moment, null of the others. Raises SC404.';
