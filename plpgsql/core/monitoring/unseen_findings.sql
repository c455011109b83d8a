create or replace function monitoring.unseen_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'unseen', m.missing, 'notice',
    format('centralcloud_owner lacks %s: %s can''t be examined', m.missing, m.unseen),
    format('As a superuser: grant %s to centralcloud_owner', m.missing)
  from monitoring.missing_rights() as m;
end;
$$;

comment on function monitoring.unseen_findings() is
'What of the server can''t be examined for want of a right, and the statement that grants it (check
unseen).';
