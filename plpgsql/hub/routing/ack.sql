-- The usual case is one insert; only what does not move the cursor is looked at more closely.
create or replace function routing.ack(p_topic text, p_offset bigint)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_instance text := fleet.calling_instance();
  v_cursor   bigint;
begin
  loop
    v_cursor := routing.advance_cursor(v_instance, p_topic, p_offset);
    if v_cursor is not null then
      return v_cursor;
    end if;

    v_cursor := routing.cursor(v_instance, p_topic);
    perform routing.check_published(p_topic, p_offset);
    -- Beyond the cursor still: another moved it meanwhile.
    exit when p_offset <= v_cursor;
  end loop;

  delete from routing.redeliveries
  where instance = v_instance and topic = p_topic and topic_offset = p_offset;
  return v_cursor;
end;
$$;

comment on function routing.ack(text, bigint) is
'Settles everything in the topic up to p_offset for the calling instance, but for what it rejected.
At or below the cursor it settles only that message''s redelivery; so ack(topic, 0) changes nothing.
Returns the cursor. Raises SC301, SC302 beyond the newest offset, SC303, SC401.';
