-- Out of the queue and into the archive in the caller's transaction: undone together with its work.
-- There is one kind of reader, so visibility timeouts are not looked at. The array is worked
-- out once: a plan that runs `in (… limit …)` for each row takes more than the limit.
create or replace function intake.take(p_type text, p_limit integer)
returns table (msg_id bigint, source text, received_at timestamptz, message jsonb)
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform intake.require_queue(p_type);
  return query execute format(
    $sql$
      with taken as (
        delete from pgmq.%1$I as q
        where q.msg_id = any (array(
          select h.msg_id from pgmq.%1$I as h order by h.msg_id limit $1 for update skip locked
        ))
        returning q.msg_id, q.read_ct, q.enqueued_at, q.last_read_at, q.vt, q.message, q.headers
      ),

      archived as (
        insert into pgmq.%2$I (
          msg_id, read_ct, enqueued_at, last_read_at, archived_at, vt, message, headers
        )
        select
          t.msg_id, t.read_ct, t.enqueued_at, t.last_read_at, $2, t.vt, t.message, t.headers
        from taken as t
      )

      select
        t.msg_id, t.headers ->> 'source', intake.received_at(t.headers), t.message
      from taken as t
      order by t.msg_id
    $sql$,
    'q_' || p_type, 'a_' || p_type
  )
  using p_limit, centralcloud.clock();
end;
$$;

comment on function intake.take(text, integer) is
'Takes at most p_limit messages out of the queue of a type, oldest first, and archives them, in the
caller''s transaction. Messages that another transaction is taking are passed over. source is null
for the hub''s own. Raises SC101 when there is no such queue.';
