create or replace function link.register_handler(
  p_type        text,
  p_routine     text,
  p_description text
)
returns void
language sql
volatile
begin atomic
  insert into link.handlers as h (type, routine, description)
  values (p_type, p_routine, p_description)
  on conflict (type) do update
  set routine = excluded.routine, description = excluded.description
  where (h.routine, h.description) is distinct from (excluded.routine, excluded.description);
end;

comment on function link.register_handler(text, text, text) is
'Says which function applies messages of a type: room.function(p_message jsonb) returns void. It is
called in the transaction that moves the cursor; what it raises rejects that one message.';
