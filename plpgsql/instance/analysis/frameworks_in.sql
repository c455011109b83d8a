create or replace function analysis.frameworks_in(p_code_base text)
returns jsonb
language sql
stable
begin atomic
  select coalesce(
    jsonb_agg(
      jsonb_build_object('name', f.name, 'language', d.language, 'files', d.files)
      order by d.files desc, f.name
    ),
    '[]'
  )
  from code.dependencies(p_code_base) as d
  join analysis.frameworks as f on f.language = d.language and f.package = d.package;
end;

comment on function analysis.frameworks_in(text) is
'The frameworks that a code base imports: [{"name", "language", "files"}], most used first.';
