create or replace function routing.count_before(p_topic text, p_offset bigint)
returns bigint
language sql
stable
begin atomic
  select
    p_offset - 1
    - coalesce(sum(least(p_offset, j.next_offset) - j.newest_before - 1), 0)::bigint
  from routing.jumps as j
  where j.topic = p_topic and j.newest_before + 1 < p_offset;
end;

comment on function routing.count_before(text, bigint) is
'How many messages were given an offset below p_offset, kept or not: all but what jumps left out.';
