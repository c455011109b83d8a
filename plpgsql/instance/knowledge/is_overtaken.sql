-- A hub restored from a backup counts its rankings again from a lower number: a later timestamp
-- beats a lower number.
create or replace function knowledge.is_overtaken(
  p_message      jsonb,
  p_ranking_id   bigint,
  p_announced_at timestamptz
)
returns boolean
language sql
stable
return coalesce(
  (p_message ->> 'ranking_id')::bigint < p_ranking_id
  and coalesce((p_message ->> 'timestamp')::timestamptz <= p_announced_at, true),
  false
);

comment on function knowledge.is_overtaken(jsonb, bigint, timestamptz) is
'Whether a message of the hub tells of an older ranking than the one known here: a lower ranking_id
and no later timestamp.';
