-- The hub takes messages of 4 MiB, 32 levels (content lies at the third) and 10,000 elements an
-- array. What is stored has its compressed size until something is done to it.
create or replace function knowledge.is_sendable(p_content jsonb)
returns boolean
language sql
immutable
parallel safe
return pg_column_size(p_content || '{}') <= 2097152
  and not jsonb_path_exists(
    p_content, 'strict $.**{29} ? (@.type() == "object" || @.type() == "array")'
  )
  and not jsonb_path_exists(p_content, 'strict $.**[10000]');

comment on function knowledge.is_sendable(jsonb) is
'Whether a document fits into a message to the hub beside others.';
