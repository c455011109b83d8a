-- Out of the archive and into the queue in one statement: no message is ever in both, and two
-- replays at once share what there is.
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
      with taken as (
        delete from pgmq.%2$I as a
        where coalesce(intake.received_at(a.headers), a.enqueued_at) >= $1
          and coalesce(intake.received_at(a.headers), a.enqueued_at) < $2
          and ($3 is null or a.headers ->> 'source' = $3)
        returning a.msg_id, a.enqueued_at, a.message, a.headers
      )

      insert into pgmq.%1$I (enqueued_at, vt, message, headers)
      select
        $4, $4, t.message,
        jsonb_build_object('received_at', t.enqueued_at)
          || coalesce(t.headers, '{}') || '{"replayed": true}'
      from taken as t
      order by t.msg_id
    $sql$,
    'q_' || p_type, 'a_' || p_type
  )
  using
    coalesce(p_from, '-infinity'), coalesce(p_to, 'infinity'), p_source, centralcloud.clock();
  get diagnostics v_replayed = row_count;
  return v_replayed;
end;
$$;

comment on function intake.replay(text, timestamptz, timestamptz, text) is
'Puts archived messages of a type back into its queue, in their order: those received at p_from or
later and before p_to (null: no bound), of one source or (null) of all. They leave the archive, keep
when they were received, and get the header replayed. What is as the hub knows it changes nothing;
after aggregation.forget() or learning.forget() a stream is rebuilt. Returns how many. Raises SC101
when there is no such queue.';
