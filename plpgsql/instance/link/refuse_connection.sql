create or replace function link.refuse_connection(p_instance text, p_reason text)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  -- In the words of PostgreSQL 15 and 17.
  if p_reason ~* 'does not request a password|must provide a password|credentials they provide' then
    raise exception 'the hub let % in without asking for a password', p_instance
      using errcode = 'SC305',
            detail  = 'dblink takes no connection for which the hub did not check the password.',
            hint    = 'In the hub''s pg_hba.conf, the line `local <hub> +centralcloud_instance '
                      'scram-sha-256` (or host) must stand before any trust or peer.';
  elsif p_reason ~* 'authentication|pg_hba\.conf|not permitted to log in|role ".*" does not exist'
    or p_reason ~* 'permission denied for database|password'
  then
    raise exception 'the hub refused the login of %', p_instance
      using errcode = 'SC305',
            detail  = p_reason,
            hint    = case
              when p_reason ~* 'role ".*" does not exist'
                then 'The hub has no such instance: `centralcloud fleet add` there makes it, and '
                     'shows the password to join again with.'
              when p_reason ~* 'pg_hba\.conf'
                then 'Mend the hub''s pg_hba.conf: it must let +centralcloud_instance in by '
                     'scram-sha-256. Then, there: select pg_reload_conf()'
              when p_reason ~* 'not permitted to log in'
                then format('On the hub: alter role %I login', p_instance)
              when p_reason ~* 'permission denied for database'
                then 'On the hub, `centralcloud upgrade` gives instances that right back.'
              else '`centralcloud instance join` again, with the password that '
                   '`centralcloud fleet rotate` on the hub shows.'
            end;
  end if;
  raise exception 'the hub cannot be reached'
    using errcode = 'SC304',
          detail  = p_reason,
          hint    = 'The outbox waits and the next exchange tries again; is the hub up?';
end;
$$;

comment on function link.refuse_connection(text, text) is
'Raises, from libpq''s words for a failed connection: SC305 where the hub refused the login, else
SC304.';
