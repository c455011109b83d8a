create or replace function fleet.former_names()
returns setof text
language sql
stable
begin atomic
  select i.name from fleet.instances as i where i.state = 'removed';
end;

comment on function fleet.former_names() is
'The names of the instances that were removed: fewer to look for, as a rule, than names().';
