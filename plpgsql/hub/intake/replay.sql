-- Moved, not copied: a message is in the queue or in the archive, never in both.
create or replace function intake.replay(
  p_type   text,
  p_from   timestamptz,
  p_to     timestamptz,
  p_source text default null
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_replayed bigint;
begin
  perform intake.require_queue(p_type);
  execute format(
    $sql$
      with moved as (
        delete from pgmq.%1$I as a
        where coalesce((a.headers ->> 'received_at')::timestamptz, a.enqueued_at) >= $2
          and coalesce((a.headers ->> 'received_at')::timestamptz, a.enqueued_at) < $3
          and ($4 is null or a.headers ->> 'source' = $4)
        returning a.msg_id, a.message, coalesce(a.headers, '{}') as headers
      )

      select count(*)
      from (
        select
          array_agg(m.message order by m.msg_id) as messages,
          array_agg(m.headers || '{"replayed": true}' order by m.msg_id) as headers
        from moved as m
        having count(*) > 0
      ) as b
      cross join lateral pgmq.send_batch($1, b.messages, b.headers)
    $sql$,
    'a_' || p_type
  )
  into v_replayed
  using p_type, p_from, p_to, p_source;
  return v_replayed;
end;
$$;

comment on function intake.replay(text, timestamptz, timestamptz, text) is
'Puts the archived messages of a type that were received from p_from to before p_to (of p_source
alone, unless null) back into its queue, in their order, with headers as they were and replayed.
Returns how many. What an instance said last stays what holds; to rebuild a stream from older
messages, aggregation.forget() it first. Raises SC101 for a type without a queue.';
