create or replace function analysis.dependencies_in(p_code_base text)
returns jsonb
language sql
stable
begin atomic
  select coalesce(
    jsonb_agg(
      jsonb_build_object('name', d.package, 'language', d.language, 'files', d.files)
      order by d.files desc, d.package
    ),
    '[]'
  )
  from (
    select a.language, a.package, a.files
    from code.dependencies(p_code_base) as a
    limit 200
  ) as d;
end;

comment on function analysis.dependencies_in(text) is
'The packages that a code base imports: [{"name", "language", "files"}], the 200 most used.';
