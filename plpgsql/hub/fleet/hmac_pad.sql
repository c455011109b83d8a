create or replace function fleet.hmac_pad(p_key bytea, p_byte integer)
returns bytea
language sql
immutable
parallel safe
begin atomic
  select string_agg(
    set_byte(
      '\x00', 0,
      p_byte # case when k.place < length(p_key) then get_byte(p_key, k.place) else 0 end
    ),
    ''::bytea order by k.place
  )
  from generate_series(0, 63) as k (place);
end;

comment on function fleet.hmac_pad(bytea, integer) is
'A key of up to 64 bytes, filled up with zeros to 64 and each byte combined with p_byte: what
HMAC-SHA-256 puts before the inner (54) and the outer (92) text.';
