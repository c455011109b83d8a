create or replace function fleet.names()
returns setof text
language sql
stable
begin atomic
  select i.name from fleet.instances as i where i.state <> 'removed' order by i.name;
end;

comment on function fleet.names() is
'The names of all instances that are registered, in order; removed ones are not.';
