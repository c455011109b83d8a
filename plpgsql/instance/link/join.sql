create or replace function link.join(
  p_name        text,
  p_host        text,
  p_port        integer,
  p_dbname      text,
  p_password    text,
  p_sslmode     text default null,
  p_sslrootcert text default null
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  -- An exchange that is under way ends first: it locks this row, then messages of the outbox.
  perform from link.hub for update;
  perform link.drop_server();
  execute format(
    'create server hub foreign data wrapper postgres_fdw options (%s)',
    link.server_options(p_name, p_host, p_port, p_dbname, p_sslmode, p_sslrootcert)
  );
  -- Whoever joins must not be the one who owns the password.
  alter server hub owner to centralcloud_owner;
  execute format(
    'create user mapping for public server hub options (user %L, password %L)', p_name, p_password
  );

  -- A hub takes messages only under the name that it knows their sender by.
  update link.outbox as o
  set message = o.message || jsonb_build_object('source', p_name)
  where o.state <> 'sent'
    and o.message ->> 'source' is distinct from p_name
    and coalesce(o.message ->> 'source' = link.own_name(), true);

  insert into link.hub as h (instance, joined_at)
  values (p_name, centralcloud.clock())
  on conflict (only_row) do update
  set
    instance = excluded.instance, joined_at = excluded.joined_at,
    pause = default, next_exchange_at = null;
end;
$$;

comment on function link.join(text, text, integer, text, text, text, text) is
'Joins this database to a hub as the instance p_name: host (name, address or socket folder; null is
libpq''s default), port, database, and the password that `centralcloud fleet add` showed. Over a
network p_sslmode defaults to verify-full; p_sslrootcert is the file, on this server, of the
authority to trust. Joining again replaces address and password and keeps what is applied; under
another name, what was not sent yet is sent under that. Waits for an exchange that is under way.
Nothing is called: link.exchange() does that.';
