create or replace function link.own_name()
returns text
language sql
stable
return (select h.instance from link.hub as h);

comment on function link.own_name() is
'The name by which the hub knows this instance; null: it is joined to none.';
