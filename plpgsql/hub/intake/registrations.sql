create or replace function intake.registrations()
returns setof text
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select 'message type ' || t.type from intake.message_types as t
  union all
  select format('field %s of message type %s', f.path, f.type) from intake.message_fields as f
  union all
  select format('rule %s of message type %s', r.violation, r.type) from intake.message_rules as r;
end;
$$;

comment on function intake.registrations() is
'The contract as it is registered, in words, for centralcloud.current_objects().';
