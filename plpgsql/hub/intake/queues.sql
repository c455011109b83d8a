-- First and last number by the primary key: counting a long queue would take as long as the queue.
create or replace function intake.queues()
returns table (
  queue text, depth bigint, oldest_at timestamptz, newest_at timestamptz, archived bigint,
  keep_for interval, dead_letters bigint
)
language plpgsql
stable
set search_path = ''
as $$
begin
  for queue, keep_for in
    select t.type, coalesce(t.chosen_keep_for, t.keep_for)
    from intake.message_types as t
    where t.has_queue and intake.has_tables(t.type)
    order by t.type
  loop
    execute format(
      $sql$
        select
          coalesce(n.msg_id - o.msg_id + 1, 0), o.enqueued_at, n.enqueued_at,
          coalesce(
            (select max(a.msg_id) from pgmq.%2$I as a)
            - (select min(a.msg_id) from pgmq.%2$I as a) + 1,
            0
          )
        from (values (true)) as always (is_row)
        left join (
          select q.msg_id, q.enqueued_at from pgmq.%1$I as q order by q.msg_id limit 1
        ) as o on true
        left join (
          select q.msg_id, q.enqueued_at from pgmq.%1$I as q order by q.msg_id desc limit 1
        ) as n on true
      $sql$,
      'q_' || queue, 'a_' || queue
    )
    into depth, oldest_at, newest_at, archived;
    dead_letters := (select count(*) from intake.dead_letters as d where d.type = queue);
    return next;
  end loop;
end;
$$;

comment on function intake.queues() is
'Every work queue: how many messages wait, since when the oldest and the newest do (null: none),
how many are archived and for how long each stays so, and how many dead letters there are. depth and
archived are last number − first number + 1, so upper bounds: exact but for numbers between that
were given out and are not there (undone sends, messages taken out of order). The cost does not grow
with them, only with the dead letters.';
