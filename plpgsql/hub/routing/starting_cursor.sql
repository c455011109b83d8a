create or replace function routing.starting_cursor(p_topic text, p_from text)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  v_topic routing.topics;
begin
  if p_from = 'latest' then
    return routing.newest_offset(p_topic);
  end if;
  if p_from <> 'earliest' then
    return routing.cursor_before(p_topic, p_from::bigint);
  end if;

  select t.* into strict v_topic from routing.topics as t where t.topic = p_topic;
  -- State that was kept from before the log's first offset comes as a resync.
  return case when v_topic.compacted then 0 else v_topic.first_offset - 1 end;
end;
$$;

comment on function routing.starting_cursor(text, text) is
'Where the cursor of a new subscription stands: before all that the log holds (earliest), after
all that was published (latest), or before an offset. Raises SC302 for an offset out of reach.';
