create or replace function link.is_applied(p_delivery jsonb)
returns boolean
language sql
stable
return case
  when p_delivery ->> 'kind' = 'redelivery' then exists (
    select
    from link.inbox as i
    where i.topic = p_delivery ->> 'topic'
      and i.topic_offset = (p_delivery ->> 'topic_offset')::bigint
      and i.state = 'applied'
  )
  else exists (
    select
    from link.cursors as c
    where c.topic = p_delivery ->> 'topic'
      and c.applied_offset >= (p_delivery ->> 'topic_offset')::bigint
  ) or exists (
    select
    from link.inbox as i
    where i.topic = p_delivery ->> 'topic'
      and i.topic_offset = (p_delivery ->> 'topic_offset')::bigint
      and i.state = 'applied'
      and i.payload is not distinct from nullif(p_delivery -> 'payload', 'null')
  )
end;

comment on function link.is_applied(jsonb) is
'Whether a delivery was dealt with here before: its offset is not beyond the cursor, or the very
message was applied (the cursor was set back with the hub''s, link.start_over()); for a redelivery,
whose offset never is beyond it, whether it was applied.';
