create or replace function intake.contract()
returns table (
  type         text,
  direction    text,
  has_queue    boolean,
  max_bytes    integer,
  max_elements integer,
  keep_for     interval,
  description  text
)
language sql
stable
security definer
set search_path = ''
as $$
  select
    t.type, t.direction, t.has_queue, t.max_bytes, t.max_elements,
    coalesce(t.chosen_keep_for, t.keep_for), t.description
  from intake.message_types as t
  order by t.type;
$$;

comment on function intake.contract() is
'Every type of message, with its limits; intake.json_schema() has its fields.';
