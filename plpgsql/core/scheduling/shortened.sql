create or replace function scheduling.shortened(p_text text, p_bytes integer)
returns text
language sql
immutable strict parallel safe
begin atomic
  select case
    when octet_length(p_text) <= p_bytes then p_text
    else (
      select left(p_text, max(l.length))
      from generate_series(0, p_bytes - 9) as l (length)
      where octet_length(left(p_text, l.length)) <= p_bytes - 9
    ) || '~' || lpad(to_hex(pg_catalog.hashtext(p_text)), 8, '0')
  end;
end;

comment on function scheduling.shortened(text, integer) is
'A text if it has at most p_bytes bytes (9 or more), else as many whole characters of its beginning
as leave room for a hash of all of it.';
