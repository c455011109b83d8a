create or replace function aggregation.unalias(p_fingerprint uuid)
returns boolean
language sql
volatile
set search_path = ''
as $$
  with gone as (
    delete from aggregation.aliases as a where a.fingerprint = p_fingerprint returning a.fingerprint
  )
  select exists (select from gone);
$$;

comment on function aggregation.unalias(uuid) is
'Lets a pattern count for itself again. Returns whether it was an alias.';
