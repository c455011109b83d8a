create or replace function intake.queue_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    f.check_name, q.queue, f.severity, format(f.finding, q.depth, q.queue, q.oldest), f.hint
  from (
    select
      q.queue, q.depth, centralcloud.moment(q.oldest_at) as oldest, t.reader
    from intake.queues() as q
    join intake.message_types as t on t.type = q.queue
    where q.oldest_at < centralcloud.clock() - centralcloud.setting('intake.wait_limit')::interval
  ) as q
  cross join lateral (
    values
      (
        q.reader is not null, 'queue_late', 'warning',
        '%1$s messages wait in queue %2$s, the oldest since %3$s',
        format('Does job %1$s run? centralcloud jobs history %1$s', q.reader)
      ),
      (
        q.reader is null, 'queue_unread', 'notice',
        '%1$s messages wait in queue %2$s, the oldest since %3$s; no job of this version reads it',
        'They are kept until one does; pgmq.purge_queue() would throw them away.'
      )
  ) as f (is_so, check_name, severity, finding, hint)
  where f.is_so;
end;
$$;

comment on function intake.queue_findings() is
'Work queues whose oldest message waits for longer than the setting intake.wait_limit.';
