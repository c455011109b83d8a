create or replace function link.settle_again(p_delivery jsonb)
returns void
language sql
volatile
begin atomic
  update link.inbox
  set owed = 'ack'
  where topic = p_delivery ->> 'topic'
    and topic_offset = (p_delivery ->> 'topic_offset')::bigint
    and p_delivery ->> 'kind' = 'redelivery';
end;

comment on function link.settle_again(jsonb) is
'Has the hub told once more that a redelivery was applied.';
