create or replace function centralcloud.register_setting(
  p_name        text,
  p_default     text,
  p_description text,
  p_type        text default null,
  p_least       numeric default null,
  p_most        numeric default null
)
returns void
language sql
volatile
begin atomic
  insert into centralcloud.settings as s (
    name, default_value, description, value_type, least, most
  )
  select
    p_name, p_default, p_description, t.value_type,
    coalesce(p_least, case t.value_type when 'interval' then 0 end),
    coalesce(
      p_most,
      case t.value_type when 'interval' then extract(epoch from centralcloud.longest_time()) end
    )
  from coalesce(p_type, centralcloud.type_of_value(p_default)) as t (value_type)
  on conflict (name) do update
  set
    default_value = excluded.default_value, description = excluded.description,
    value_type = excluded.value_type, least = excluded.least, most = excluded.most
  where (s.default_value, s.description, s.value_type, s.least, s.most)
    is distinct from (
      excluded.default_value, excluded.description, excluded.value_type, excluded.least,
      excluded.most
    );
end;

comment on function centralcloud.register_setting(text, text, text, text, numeric, numeric) is
'Says that a setting exists, its default, what it does, and what it can be: of p_type (text,
integer, number, interval, size; null: as its default reads), from p_least to p_most (an interval in
seconds, a size in bytes; null: no bound, for an interval 0 and a hundred years). Said again by
every install; a value that was chosen stays.';
