create or replace function monitoring.hba_covers(
  p_address       text,
  p_netmask       text,
  p_other_address text,
  p_other_netmask text
)
returns boolean
language sql
immutable
return case
  when p_address is not distinct from p_other_address
    and p_netmask is not distinct from p_other_netmask
    then true
  when p_address = 'all' then true
  when p_netmask is null or p_other_netmask is null then false
  when family(p_address::inet) <> family(p_other_address::inet) then false
  else p_other_netmask::inet & p_netmask::inet = p_netmask::inet
    and p_other_address::inet & p_netmask::inet = p_address::inet & p_netmask::inet
end;

comment on function monitoring.hba_covers(text, text, text, text) is
'Whether the addresses of a rule of pg_hba.conf are all that another one''s are, and maybe more;
those by name only where they are the same.';
