create or replace function link.release_outbox()
returns void
language sql
volatile
begin atomic
  update link.hub
  set held_since = null, held_sqlstate = null, held_error = null, held_hint = null
  where held_since is not null;
end;

comment on function link.release_outbox() is
'Notes that the hub takes messages again, or that none is left to send.';
