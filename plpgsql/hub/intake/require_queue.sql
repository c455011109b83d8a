create or replace function intake.require_queue(p_type text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if not (intake.require_type(p_type)).has_queue then
    raise exception 'messages of type % go through no queue', p_type
      using errcode = 'SC101',
            detail  = (
              select 'Types with a queue are ' || string_agg(t.type, ', ' order by t.type) || '.'
              from intake.message_types as t
              where t.has_queue
            ),
            hint    = 'What the hub tells the fleet is published to a topic instead.';
  end if;
end;
$$;

comment on function intake.require_queue(text) is
'Raises SC101 when p_type is no message type, or one without a work queue.';
