create or replace function learning.content_hash(p_content jsonb)
returns text
language sql
immutable
parallel safe
return encode(sha256(convert_to(p_content::text, 'UTF8')), 'hex');

comment on function learning.content_hash(jsonb) is
'SHA-256, in hex, of the text of an artifact''s content.';
