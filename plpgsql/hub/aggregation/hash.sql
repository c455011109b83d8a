create or replace function aggregation.hash(p_bytes bytea)
returns uuid
language sql
immutable
parallel safe
return encode(substring(sha256(p_bytes) from 1 for 16), 'hex')::uuid;

comment on function aggregation.hash(bytea) is
'The first 128 bits of SHA-256.';
