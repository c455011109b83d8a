create or replace function learning.current_commit()
returns text
language sql
stable
begin atomic
  select c.commit
  from learning.commits as c
  order by c.commit_id desc
  limit 1;
end;

comment on function learning.current_commit() is
'The commit that learning.artifacts holds; null before the first.';
