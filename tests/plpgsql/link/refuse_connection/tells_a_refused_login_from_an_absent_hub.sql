begin;
select plan(7);
\ir ../joined.sql

select throws_ok(
  format($$select link.refuse_connection('i', %L)$$, r.reason), r.code, null, r.reason
)
from (
  values
    ('FATAL:  password authentication failed for user "i"', 'SC305'),
    ('FATAL:  no pg_hba.conf entry for host "::1"', 'SC305'),
    ('Non-superuser cannot connect if the server does not request a password.', 'SC305'),
    ('connection to server at "hub" failed: Connection refused', 'SC304'),
    ('FATAL:  the database system is starting up', 'SC304')
) as r (reason, code);

select throws_like(
  format($$select link.refuse_connection('i', %L)$$, r.reason),
  'the hub let i in without asking for a password',
  r.reason
)
from (
  values
    ('Non-superuser cannot connect if the server does not request a password.'),
    (
      'Non-superusers may only connect using credentials they provide, eg: password in '
      'connection string or delegated GSSAPI credentials'
    )
) as r (reason);

select * from finish();
rollback;
