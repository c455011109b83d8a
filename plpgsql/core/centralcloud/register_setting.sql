create or replace function centralcloud.register_setting(
  p_name        text,
  p_default     text,
  p_description text
)
returns void
language sql
volatile
begin atomic
  insert into centralcloud.settings as s (name, default_value, description)
  values (p_name, p_default, p_description)
  on conflict (name) do update
  set default_value = excluded.default_value, description = excluded.description
  where (s.default_value, s.description)
    is distinct from (excluded.default_value, excluded.description);
end;

comment on function centralcloud.register_setting(text, text, text) is
'Says that a setting exists, its default and what it does. Said again by every install; a value
that was chosen stays.';
