create or replace function link.tell_rejection(p_rejected link.inbox)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_is_dead boolean;
begin
  begin
    select bool_and(r.reply = 'null') into v_is_dead
    from link.call_hub(
      format(
        'select coalesce(to_jsonb(routing.reject(%L, %s, %L, %s)), ''null'')',
        p_rejected.topic, p_rejected.topic_offset, p_rejected.error, p_rejected.attempt
      )
    ) as r (reply);

    update link.cursors
    set acked_offset = greatest(acked_offset, p_rejected.topic_offset)
    where topic = p_rejected.topic;
  exception
    -- It left the log since it was fetched, so it can't come again.
    when sqlstate 'SC302' then
      v_is_dead := true;
  end;

  update link.inbox
  set owed = null, state = case when v_is_dead then 'dead' else state end
  where topic = p_rejected.topic and topic_offset = p_rejected.topic_offset;
end;
$$;

comment on function link.tell_rejection(link.inbox) is
'Tells the hub that a message could not be applied, in which attempt and why; the hub delivers it
again, or has given it up, and then it is dead here too. Told twice, it counts once.';
