create or replace function knowledge.take_page(p_artifacts jsonb)
returns void
language sql
volatile
begin atomic
  insert into knowledge.incoming_artifacts (type, id, version, path, raw, commit)
  select a.type, a.id, a.version, a.path, a.raw, a.commit
  from jsonb_to_recordset(p_artifacts) as a (
    type text, id text, version text, path text, raw text, commit text
  );
end;

comment on function knowledge.take_page(jsonb) is
'Keeps a page of the hub''s artifacts [{type, id, version, path, raw, commit}] until all are here.';
