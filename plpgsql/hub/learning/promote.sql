create or replace function learning.promote()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_stats jsonb := learning.fold_usage();
begin
  if (v_stats ->> 'more')::boolean then
    return v_stats;
  end if;
  return v_stats || learning.request_export();
end;
$$;

comment on function learning.promote() is
'Routine of job knowledge_export: folds what waits, a batch a call, and then asks the worker for the
export that should be, or for the fate of the one that is open. Returns the stats of fold_usage()
and request_export(). Raises SC601, SC602 or SC615 as the latter does.';
