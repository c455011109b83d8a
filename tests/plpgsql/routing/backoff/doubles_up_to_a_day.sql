begin;
select plan(3);
\ir ../fleet.sql

select is(routing.backoff(1), interval '1 minute', 'first');
select is(routing.backoff(4), interval '8 minutes', 'fourth');
select is(routing.backoff(1000), interval '1 day', 'at most');

select * from finish();
rollback;
