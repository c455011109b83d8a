-- A commit is in the hub before it is announced: the hub gave that one, or a newer one.
create or replace function knowledge.is_pull_overtaken(p_payload jsonb)
returns boolean
language sql
stable
return exists (
  select from knowledge.template_syncs as s
  where s.synced_at > (p_payload ->> 'requested_at')::timestamptz
);

comment on function knowledge.is_pull_overtaken(jsonb) is
'Whether what the hub holds came over the link after a pull, {requested_at}, was asked for: then the
pull is of the same state, or an older one.';
