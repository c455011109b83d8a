create or replace function intake.samples()
returns table (metric text, labels jsonb, value float8)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select s.metric, jsonb_build_object('queue', q.queue), s.value
  from intake.queues() as q
  cross join lateral (
    values
      ('centralcloud_dead_letters', q.dead_letters::float8),
      ('centralcloud_archived_messages', q.archived::float8)
  ) as s (metric, value);
end;
$$;

comment on function intake.samples() is
'Dead letters and archived messages of each work queue.';
