create or replace function fleet.members()
returns table (
  name             text,
  owner            text,
  state            text,
  trust            float8,
  version          text,
  heartbeat_at     timestamptz,
  last_accepted_at timestamptz
)
language sql
stable
security definer
begin atomic
  select i.name, i.owner, i.state, i.trust, i.version, i.heartbeat_at, i.last_accepted_at
  from fleet.instances as i
  where i.state <> 'removed'
  order by i.name;
end;

comment on function fleet.members() is
'The fleet, by name: owner, state, trust (0 to 1), version and time of the last heartbeat, time of
the last accepted call (up to a minute behind). Removed instances are not in it.';
