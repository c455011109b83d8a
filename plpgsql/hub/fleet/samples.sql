create or replace function fleet.samples()
returns table (metric text, labels jsonb, value float8)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select 'centralcloud_instances', jsonb_build_object('state', i.state), count(*)::float8
  from fleet.instances as i
  group by i.state;
end;
$$;

comment on function fleet.samples() is
'How many instances are active, paused and removed.';
