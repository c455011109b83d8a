-- libpq tells why a connection failed in words only, so it is by them that a refused login is told
-- from a hub that isn't there. Naps differ, so that a fleet doesn't come back as one.
create or replace function link.connect()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_patience constant interval := 2 * centralcloud.setting('link.timeout')::interval;
  v_hub      link.hub;
  v_timeout  interval;
  v_reason   text;
  v_nap      interval := interval '0.1 seconds';
  v_waited   interval := interval '0';
begin
  select h.* into v_hub from link.hub as h;
  if not found then
    raise exception 'this database is joined to no hub'
      using errcode = 'SC306',
            detail  = 'Address, name and password of the hub are given when joining.',
            hint    = 'centralcloud instance join --hub DSN --name NAME --password-file FILE';
  end if;
  if link.is_connected() then
    return;
  end if;

  v_timeout := coalesce(link.connect_timeout(), v_patience);
  loop
    v_reason := link.dial();
    exit when v_reason is null or v_waited >= v_patience or not link.will_pass(v_reason);
    v_nap := least(v_nap * (1 + random()), interval '5 seconds', v_patience - v_waited);
    perform pg_sleep_for(v_nap);
    v_waited := v_waited + v_nap
      + case when v_reason ~ 'timeout expired' then v_timeout else '0' end;
  end loop;
  if v_reason is not null then
    perform link.refuse_connection(v_hub.instance, v_reason);
  end if;
  perform set_config('centralcloud.hub_joined_at', v_hub.joined_at::text, false);
end;
$$;

comment on function link.connect() is
'Opens dblink connection hub, unless a pass before this one left it open for the next. A hub that
has no connection left, does not come to answer, or is starting or stopping, is tried again for
twice link.timeout, with naps that a cancel ends. Raises SC304 where the hub can''t be reached,
SC305 where it refuses the login, SC306 where none was joined.';
