create or replace function knowledge.inheritable(p_document jsonb)
returns jsonb
language sql
immutable
parallel safe
return p_document - array['type', 'id', 'version', 'name', 'quality', 'provenance'];

comment on function knowledge.inheritable(jsonb) is
'What others take over of a resolved document: all but who it is and how good.';
