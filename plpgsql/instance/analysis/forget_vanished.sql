create or replace function analysis.forget_vanished()
returns void
language sql
volatile
begin atomic
  delete from analysis.occurrences as o
  where not exists (select from code.current_files as c where c.file_id = o.file_id);
  delete from analysis.findings as f
  where not exists (select from code.current_files as c where c.file_id = f.file_id);
  delete from analysis.unjudged_files as u
  where not exists (select from code.current_files as c where c.file_id = u.file_id);
end;

comment on function analysis.forget_vanished() is
'Drops what was said of files that changed or vanished since, in any code base.';
