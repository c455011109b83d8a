begin;
select plan(6);
\ir ../probe.sql

create function pg_temp.of(p_object text) returns text language sql as $$
  select centralcloud.definition_of(c.kind, c.object_id)
  from centralcloud.current_objects() as c where c.object = p_object
$$;
create function probe.i() returns interval language sql return interval '1 day';
create temporary table before as
  select c.object, pg_temp.of(c.object) as definition
  from centralcloud.current_objects() as c where c.object ~ '\yprobe\.';
create function pg_temp.changed() returns text language sql as $$
  select string_agg(b.object, ', ' order by b.object) from before as b
  where pg_temp.of(b.object) is distinct from b.definition
$$;
select is((select count(definition) from before), 9::bigint, 'each has one');
select is(pg_temp.changed(), null, 'the same twice');
savepoint settings;
set local quote_all_identifiers = on;
set local intervalstyle = 'iso_8601';
set local extra_float_digits = -5;
set local bytea_output = 'escape';
select is(pg_temp.changed(), null, 'the same however the session words things');
rollback to settings;
savepoint brackets;
create or replace function probe.f() returns integer language sql as 'select (1 + 2) * 3';
create temporary table bracketed as select pg_temp.of('probe.f()') as definition;
create or replace function probe.f() returns integer language sql as 'select 1 + 2 * 3';
select isnt(
  pg_temp.of('probe.f()'), (select b.definition from bracketed as b), 'brackets of a text matter'
);
rollback to brackets;
alter function probe.f() stable;
alter function probe.b() cost 7;
create or replace view probe.v as select 2 as n;
alter table probe.t add column m integer;
alter sequence probe.s cycle;
update pg_index set indisvalid = false where indexrelid = 'probe.t_by_n'::regclass;
select is(
  pg_temp.changed(),
  'probe.b(), probe.f(), probe.s, probe.t, probe.t_by_n, probe.v', 'each'
);
select is(
  (select count(*) from centralcloud.current_objects() as c
    where centralcloud.definition_of(c.kind, c.object_id) is null), 0::bigint, 'everything has one'
);

select * from finish();
rollback;
