create or replace function routing.cursor_before(p_topic text, p_offset bigint)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  v_newest bigint := routing.newest_offset(p_topic);
begin
  if p_offset between 1 and v_newest + 1 then
    return p_offset - 1;
  end if;
  raise exception 'offset % of topic % cannot be the next', p_offset, p_topic
    using errcode = 'SC302',
          detail  = format('The next may be any up to %s, one beyond the newest.', v_newest + 1),
          hint    = 'Offsets that left the log may be named too: a resync makes up for them.';
end;
$$;

comment on function routing.cursor_before(text, bigint) is
'The cursor with which p_offset is the next to be delivered. Raises SC302 where that is neither
published nor the one after the newest.';
