-- A package that a folder or file of the code base is named like is its own, or its own copy.
create or replace function code.dependencies(p_code_base text)
returns table (language text, package text, files bigint)
language sql
stable
begin atomic
  with own_names as (
    select distinct n.name
    from code.current_files as c
    cross join lateral string_to_table(regexp_replace(c.path, '\.[^./]*$', ''), '/') as n (name)
    where c.code_base = p_code_base
  ),
  imported as (
    select c.language, split_part(i.module, '.', 1) as package, c.file_id
    from code.current_files as c
    join code.imports as i on i.file_id = c.file_id
    where c.code_base = p_code_base and not i.is_standard and i.module !~ '^\.'
  )
  select m.language, m.package, count(distinct m.file_id) as files
  from imported as m
  where m.package <> '' and not exists (select from own_names as o where o.name = m.package)
  group by m.language, m.package
  order by files desc, m.package;
end;

comment on function code.dependencies(text) is
'The packages of others that a code base imports, and in how many files, most used first.';
