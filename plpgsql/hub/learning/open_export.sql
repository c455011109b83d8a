create or replace function learning.open_export()
returns learning.exports
language sql
volatile
set search_path = ''
as $$
  select e.* from learning.exports as e where e.ended_at is null for update;
$$;

comment on function learning.open_export() is
'The export that is open, locked; null: none is.';
