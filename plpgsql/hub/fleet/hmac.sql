create or replace function fleet.hmac(p_key bytea, p_message bytea)
returns bytea
language sql
immutable
parallel safe
return sha256(
  fleet.hmac_pad(p_key, 92) || sha256(fleet.hmac_pad(p_key, 54) || p_message)
);

comment on function fleet.hmac(bytea, bytea) is
'HMAC-SHA-256 of a message, with a key of up to 64 bytes.';
