create or replace function analysis.forget_scanned(p_code_base text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_files bigint[] := array(
    select c.file_id
    from code.current_files as c
    where c.code_base = p_code_base
      and c.path in (
        select o.path from analysis.incoming_occurrences as o where o.code_base = p_code_base
        union all
        select f.path from analysis.incoming_findings as f where f.code_base = p_code_base
        union all
        select u.path from analysis.incoming_unjudged_files as u where u.code_base = p_code_base
      )
  );
begin
  delete from analysis.occurrences where file_id = any (v_files);
  delete from analysis.findings where file_id = any (v_files);
  delete from analysis.unjudged_files where file_id = any (v_files);
end;
$$;

comment on function analysis.forget_scanned(text) is
'Drops what an earlier scan said of the files that came again.';
