-- After a restore every stamp is another, and each look would compare everything again.
create or replace function centralcloud.renew_stamps()
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_count bigint;
begin
  with changed as materialized (
    select c.kind, c.object from centralcloud.changed_objects() as c
  )
  update centralcloud.objects as o
  set stamp = c.stamp
  from centralcloud.current_objects() as c
  where c.kind = o.kind and c.object = o.object and c.stamp <> o.stamp
    and o.server_major = current_setting('server_version_num')::integer / 10000
    and not exists (select from changed as x where x.kind = o.kind and x.object = o.object);
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;

comment on function centralcloud.renew_stamps() is
'Notes that objects whose rows in the catalogue were written since are what they were, so that
changed_objects() need not look at them again. Returns how many.';
