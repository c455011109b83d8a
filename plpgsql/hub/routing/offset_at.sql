create or replace function routing.offset_at(p_topic text, p_number bigint)
returns bigint
language sql
stable
begin atomic
  select p_number + coalesce(sum(j.left_out), 0)::bigint
  from (
    select
      n.next_offset - n.newest_before - 1 as left_out,
      routing.count_before(n.topic, n.newest_before + 1) as messages_before
    from routing.jumps as n
    where n.topic = p_topic
  ) as j
  where j.messages_before < p_number;
end;

comment on function routing.offset_at(text, bigint) is
'The offset of the p_number-th message that a topic was told, from 1; of the next one too.';
