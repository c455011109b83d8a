create or replace function learning.current_commit()
returns text
language sql
stable
begin atomic
  select s.commit
  from learning.syncs as s
  where s.commit is not null
  order by s.ranking_id desc
  limit 1;
end;

comment on function learning.current_commit() is
'The commit that learning.artifacts holds; null before the first sync.';
