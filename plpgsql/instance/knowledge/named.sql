create or replace function knowledge.named(p_type text, p_id text, p_version text)
returns text
language sql
immutable
parallel safe
return p_type || ':' || p_id || '@' || p_version;

comment on function knowledge.named(text, text, text) is
'The exact reference to an artifact: type:id@version.';
