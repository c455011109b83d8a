create or replace function fleet.check_name(p_name text)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  if p_name ~ '^[a-z][a-z0-9_-]{0,62}$' and p_name !~ '^(pg_.*|public|none)$' then
    return;
  end if;

  raise exception '% is no name for an instance', quote_nullable(left(p_name, 80))
    using errcode = 'SC403',
          detail  = 'A name is a role''s: a lower-case letter, then up to 62 of a-z, 0-9, _ and -; '
                    'PostgreSQL keeps pg_…, public and none for itself.',
          hint    = 'Choose one like singularity-1.';
end;
$$;

comment on function fleet.check_name(text) is
'Raises SC403 when p_name can''t be an instance''s name, which is also its role''s.';
