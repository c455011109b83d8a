create or replace function intake.status()
returns table (
  kind text, name text, state text, last_success_at timestamptz, next_slot_at timestamptz,
  depth bigint, oldest_at timestamptz, lag bigint, detail jsonb
)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'queue', q.queue,
    case
      when t.reader is not null
        and q.oldest_at < centralcloud.clock() - centralcloud.setting('intake.wait_limit')::interval
        then 'late'
      else 'ok'
    end,
    null::timestamptz, null::timestamptz, q.depth, q.oldest_at, null::bigint,
    jsonb_build_object(
      'reader', t.reader, 'archived', q.archived, 'keep_for', q.keep_for,
      'dead_letters', q.dead_letters, 'newest_at', q.newest_at
    )
  from intake.queues() as q
  join intake.message_types as t on t.type = q.queue;
end;
$$;

comment on function intake.status() is
'The work queues, for view monitoring.status. One that no job reads is not late.';
