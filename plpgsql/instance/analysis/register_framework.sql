create or replace function analysis.register_framework(
  p_language text,
  p_package  text,
  p_name     text
)
returns void
language sql
volatile
begin atomic
  insert into analysis.frameworks (language, package, name)
  values (p_language, p_package, p_name)
  on conflict (language, package) do update set name = excluded.name;
end;

comment on function analysis.register_framework(text, text, text) is
'Says that a package, by the name it is imported with, is a framework.';
