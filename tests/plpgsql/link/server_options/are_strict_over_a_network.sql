begin;
select plan(4);
\ir ../joined.sql

select is(
  link.server_options('i', '/run/hub', 5432, 'hub', null, null),
  'host ''/run/hub'', port ''5432'', dbname ''hub'', application_name ''centralcloud:i'', '
  'connect_timeout ''30'', options E''-c statement_timeout=30000 '
  '-c idle_session_timeout=300000 -c idle_in_transaction_session_timeout=300000 '
  '-c default_transaction_isolation=read\\ committed''',
  'a socket needs little'
);
select matches(
  link.server_options('i', 'hub.example', 5432, 'hub', null, null),
  'sslmode ''verify-full''.*keepalives_idle.*tcp_user_timeout',
  'a network needs TLS and an end to waiting'
);
select matches(
  link.server_options('i', 'hub.example', 5432, 'hub', 'require', null), 'sslmode ''require''',
  'as told'
);
select matches(
  link.server_options('i', 'hub.example', 5432, 'hub', null, '/etc/hub.crt'),
  'sslmode ''verify-full'', sslrootcert ''/etc/hub.crt''', 'by the authority that was named'
);

select * from finish();
rollback;
