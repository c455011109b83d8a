create or replace function code.known_code_bases()
returns table (name text, root text, ingest_version bigint, revision text, ingested_at timestamptz)
language sql
stable
begin atomic
  select b.name, b.root, b.ingest_version, b.revision, b.ingested_at
  from code.code_bases as b
  order by b.name;
end;

comment on function code.known_code_bases() is
'Every code base that is registered here, and how far it is ingested.';
