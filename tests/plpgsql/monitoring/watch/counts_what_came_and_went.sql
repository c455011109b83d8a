begin;
select plan(3);
\ir ../probe.sql

set local client_min_messages = error;
insert into probe.wrong
select 'late', s, 'error', '.', '.' from unnest(array['a', 'b']) as s;
select is(monitoring.watch(), '{"opened": 2, "closed": 0, "open": 2}', 'both are new');
delete from probe.wrong where subject = 'a';
select is(monitoring.watch(), '{"opened": 0, "closed": 1, "open": 1}', 'one is gone');
select is(monitoring.watch(), '{"opened": 0, "closed": 0, "open": 1}', 'one stays');

select * from finish();
rollback;
