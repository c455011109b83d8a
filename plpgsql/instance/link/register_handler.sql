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
called in the transaction that moves the cursor; what it raises, of whatever SQLSTATE, rejects that
one message: its effects are undone, the reason is kept, the hub gives it again later. But for what
blames the server (link.is_server_fault()): that costs no attempt, the message keeps its place, all
behind it wait, and the next exchange tries it first; after link.stall_limit it is rejected too.';
