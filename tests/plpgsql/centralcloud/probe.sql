-- A room with one object of each kind, recorded.
create schema probe authorization centralcloud_owner;
set local role centralcloud_owner;
create sequence probe.s;
create table probe.t (n integer constraint n_is_positive check (n > 0));
create index t_by_n on probe.t (n);
create function probe.f() returns integer language sql as 'select 1';
create function probe.b() returns integer language sql return 1;
create view probe.v as select 1 as n;
create function probe.registrations() returns setof text language sql as
  $$ values ('x of probe') $$;
reset role;
select centralcloud.record_objects();
-- What happens in one transaction has one stamp: as if all had been written before.
update centralcloud.objects set stamp = 'before' where object ~ '\yprobe\.';
