create or replace function intake.accept(p_messages jsonb[], p_now timestamptz)
returns setof bigint
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform intake.note_senders(p_messages);

  if exists (
    select from (select unnest(p_messages) as message) as m where m.message ? 'id'
  ) then
    return query
    select q.msg_id from intake.queue_once(p_messages, p_now) as q order by q.place;
  else
    return query
    select q.msg_id
    from generate_series(1, cardinality(p_messages)) as m (place)
    left join intake.queue(p_messages, p_now) as q on q.place = m.place
    order by m.place;
  end if;
end;
$$;

comment on function intake.accept(jsonb[], timestamptz) is
'Takes messages that were checked and say their sources: notes who sent them and queues them.
Returns one msg_id a message, in order; null for one that goes through no queue. Raises SC106.';
