-- In the order of the key, as they are claimed: two batches with the same ids wait for each other,
-- and never both. Leaves what retention is about to delete: it would wait for the end of the
-- caller's transaction.
create or replace function intake.remember_ids(p_messages jsonb[], p_now timestamptz)
returns void
language sql
volatile
begin atomic
  with held as (
    select r.source, r.id
    from intake.received_ids as r
    where (r.source, r.id) in (
        select m.message ->> 'source', (m.message ->> 'id')::uuid
        from unnest(p_messages) as m (message)
      )
      and r.received_at < p_now - interval '1 hour'
      and r.received_at > p_now - centralcloud.setting('intake.keep_ids_for')::interval
    order by r.source, r.id
    for no key update
  )

  update intake.received_ids as r
  set received_at = p_now
  from held as h
  where r.source = h.source and r.id = h.id;
end;

comment on function intake.remember_ids(jsonb[], timestamptz) is
'Has the ids of messages that were sent again count as received now, where that is more than an hour
later: who sends again what it sent in the last weeks must not find an id forgotten.';
