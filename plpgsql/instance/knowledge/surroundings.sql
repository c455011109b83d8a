create or replace function knowledge.surroundings(p_folder text)
returns text
language sql
stable
return (
  select encode(
    sha256(convert_to(
      coalesce(
        string_agg(
          a.type || ' ' || a.id || ' ' || a.version || ' ' || a.content_hash, E'\n'
          order by a.type collate "C", a.id collate "C", a.version collate "C"
        ),
        ''
      ),
      'UTF8'
    )),
    'hex'
  )
  from knowledge.artifacts as a
  where a.folder is distinct from p_folder
);

comment on function knowledge.surroundings(text) is
'SHA-256, in hex, of all that files of this folder may refer to elsewhere: where it is another, what
they stand on may be.';
