create or replace function code.known_files(p_code_base text)
returns table (path text, content_hash bytea, examined_with text)
language sql
stable
begin atomic
  select f.path, f.content_hash, f.examined_with
  from code.files as f
  join code.code_bases as b on b.code_base_id = f.code_base_id
  where b.name = p_code_base;
end;

comment on function code.known_files(text) is
'What the last ingest holds of each file of a code base: an ingest examines only what differs.';
