-- Registered and given a login in one transaction: there is never one without the other.
create or replace function fleet.add(
  p_name     text,
  p_owner    text default null,
  p_password text default null
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_password text := coalesce(p_password, fleet.new_password());
begin
  perform fleet.check_name(p_name);
  if p_owner !~ '\S' or length(p_owner) > 200 then
    raise exception '% is no owner of an instance', quote_literal(left(p_owner, 80))
      using errcode = 'SC406',
            detail  = 'An owner is a text of 1 to 200 characters that are not all blank: instances '
                      'of one owner share its vote.',
            hint    = 'Name one, or none: then the instance is its own.';
  end if;

  insert into fleet.instances as i (name, owner, role, added_at)
  values (p_name, coalesce(p_owner, p_name), p_name, centralcloud.clock())
  on conflict (name) do update
  set
    owner = excluded.owner, state = 'active', added_at = excluded.added_at,
    version = null, heartbeat = null, heartbeat_at = null
  where i.state = 'removed';

  if not found then
    raise exception 'there is an instance % already', p_name
      using errcode = 'SC402',
            detail  = 'Names are unique in the fleet: they are the source of messages.',
            hint    = 'Choose another name; fleet.rotate() gives this one a new password.';
  end if;

  insert into fleet.buckets (instance, messages, bytes, filled_at)
  values (
    p_name, fleet.quota(p_name, 'messages_per_hour'), fleet.quota(p_name, 'bytes_per_hour'),
    centralcloud.clock()
  )
  on conflict (instance) do nothing;
  perform fleet.create_login(p_name, v_password);
  perform fleet.limit_connections(p_name);
  return v_password;
end;
$$;

comment on function fleet.add(text, text, text) is
'Registers an instance and makes its login role, both or neither. p_owner defaults to its name,
p_password to a random one. Returns the password, which is stored nowhere. One that was removed
comes back with what it said, but for its last heartbeat. Raises SC402 when the name is taken, as
instance or as role, SC403 when it is none, SC406 when the owner or the password can be none, SC904
when the caller may not create roles.';
