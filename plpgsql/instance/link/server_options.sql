-- On a network the kernel gives up a dead peer within half a minute, and an address may lead
-- nowhere; behind a socket is a server that comes to answer, however late.
-- The hub ends by itself what a session that goes on left half-way; under a stricter isolation,
-- which it may have as its default, calls would fail each other.
create or replace function link.server_options(
  p_name        text,
  p_host        text,
  p_port        integer,
  p_dbname      text,
  p_sslmode     text,
  p_sslrootcert text
)
returns text
language sql
stable
begin atomic
  select string_agg(format('%I %L', o.name, o.value), ', ')
  from (
    values
      ('host', p_host),
      ('port', p_port::text),
      ('dbname', p_dbname),
      ('application_name', 'centralcloud:' || p_name),
      ('connect_timeout', case when p_host !~ '^[/@]' then '5' else '30' end),
      (
        'options',
        '-c statement_timeout=30000 -c idle_session_timeout=300000 '
        '-c idle_in_transaction_session_timeout=300000 '
        '-c default_transaction_isolation=read\ committed'
      ),
      ('sslmode', coalesce(p_sslmode, case when p_host !~ '^[/@]' then 'verify-full' end)),
      ('sslrootcert', p_sslrootcert),
      ('keepalives_idle', case when p_host !~ '^[/@]' then '10' end),
      ('keepalives_interval', case when p_host !~ '^[/@]' then '5' end),
      ('keepalives_count', case when p_host !~ '^[/@]' then '3' end),
      ('tcp_user_timeout', case when p_host !~ '^[/@]' then '25000' end)
  ) as o (name, value)
  where o.value is not null;
end;

comment on function link.server_options(text, text, integer, text, text, text) is
'The options of foreign server hub, as SQL.';
