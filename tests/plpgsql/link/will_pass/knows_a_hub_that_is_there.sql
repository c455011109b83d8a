begin;
select plan(12);
\ir ../joined.sql

select ok(link.will_pass('FATAL:  ' || w.words), w.words)
from (
  values
    ('sorry, too many clients already'),
    ('too many connections for role "singularity-1"'),
    ('too many connections for database "hub"'),
    ('remaining connection slots are reserved for non-replication superuser connections'),
    ('the database system is starting up'),
    ('the database system is shutting down'),
    ('the database system is not yet accepting connections'),
    ('connection to server on socket "/x" failed: Resource temporarily unavailable'),
    ('connection to server at "hub" (192.0.2.1), port 5432 failed: timeout expired')
) as w (words);
select ok(not link.will_pass(w.words), w.words)
from (
  values
    ('connection to server on socket "/x" failed: No such file or directory'),
    ('FATAL:  password authentication failed for user "singularity-1"'),
    ('FATAL:  database "hub" does not exist')
) as w (words);

select * from finish();
rollback;
