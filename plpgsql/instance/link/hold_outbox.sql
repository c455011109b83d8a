create or replace function link.hold_outbox(p_sqlstate text, p_error text, p_hint text)
returns void
language sql
volatile
begin atomic
  update link.hub
  set
    held_since    = coalesce(held_since, centralcloud.clock()),
    held_sqlstate = p_sqlstate,
    held_error    = p_error,
    held_hint     = nullif(p_hint, '');
end;

comment on function link.hold_outbox(text, text, text) is
'Notes that the hub takes no messages for now, and why: they wait, and are blamed for nothing.';
