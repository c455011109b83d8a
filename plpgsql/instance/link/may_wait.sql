-- A time ahead of now is that of a clock which was wrong.
create or replace function link.may_wait(p_delivery jsonb)
returns boolean
language sql
stable
return not exists (
  select
  from link.inbox as i
  where i.topic = p_delivery ->> 'topic'
    and i.topic_offset = (p_delivery ->> 'topic_offset')::bigint
    and i.payload is not distinct from nullif(p_delivery -> 'payload', 'null')
    and not (
      i.stalled_since > centralcloud.clock() - centralcloud.setting('link.stall_limit')::interval
      and i.stalled_since <= centralcloud.clock()
    )
);

comment on function link.may_wait(jsonb) is
'Whether a delivery during which the server failed keeps its place: until that has gone on for
link.stall_limit.';
