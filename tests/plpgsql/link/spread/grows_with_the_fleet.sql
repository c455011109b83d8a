begin;
select plan(4);
\ir ../joined.sql

create function pg_temp.splay(p_members integer)
returns interval
language sql
as $$
  update link.hub set members = p_members;
  select link.spread();
  select (scheduling.require_job('exchange')).splay
$$;
select is(pg_temp.splay(null), '45 seconds', 'until it is known');
select is(pg_temp.splay(3), '0.3 seconds', 'a tenth of a second each');
select is(pg_temp.splay(1000), '45 seconds', 'at most');
select link.leave();
select link.spread();
select is((scheduling.require_job('exchange')).splay, '45 seconds', 'without a hub');

select * from finish();
rollback;
