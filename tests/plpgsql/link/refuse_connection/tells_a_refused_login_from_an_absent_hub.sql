begin;
select plan(5);
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

select * from finish();
rollback;
