create or replace function centralcloud.component_version(p_component text)
returns text
language sql
stable
begin atomic
  select c.version from centralcloud.components as c where c.component = p_component;
end;

comment on function centralcloud.component_version(text) is
'The version of another project that this database stands on, as recorded; null: none was.';
