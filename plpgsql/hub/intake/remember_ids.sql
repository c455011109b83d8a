-- Leaves what retention is about to delete: it would wait for the end of the caller's transaction.
create or replace function intake.remember_ids(p_messages jsonb[], p_now timestamptz)
returns void
language sql
volatile
begin atomic
  update intake.received_ids as r
  set received_at = p_now
  from unnest(p_messages) as m (message)
  where r.source = m.message ->> 'source'
    and r.id = (m.message ->> 'id')::uuid
    and r.received_at < p_now - interval '1 hour'
    and r.received_at > p_now - centralcloud.setting('intake.keep_ids_for')::interval;
end;

comment on function intake.remember_ids(jsonb[], timestamptz) is
'Has the ids of messages that were sent again count as received now, where that is more than an hour
later: who sends again what it sent in the last weeks must not find an id forgotten.';
