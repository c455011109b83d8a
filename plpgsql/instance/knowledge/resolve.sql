create or replace function knowledge.resolve(p_type text, p_id text, p_version text)
returns jsonb
language sql
stable
return knowledge.resolved_with(p_type, p_id, p_version, '{}'::text[], '{}')
  #> array[knowledge.named(p_type, p_id, p_version), 'document'];

comment on function knowledge.resolve(text, text, text) is
'An artifact that is there, with all that it extends and is composed of. Raises SC617 for a missing
reference, SC618 for a cycle, SC619 for a chain longer than 16 or what is too large; the detail is
the whole chain.';
