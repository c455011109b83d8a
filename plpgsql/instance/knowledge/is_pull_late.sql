create or replace function knowledge.is_pull_late(p_repository knowledge.repositories)
returns boolean
language sql
stable
return (p_repository).commit is distinct from (p_repository).requested_commit
  and (p_repository).requested_at < centralcloud.clock() - interval '1 hour'
  and not exists (
    select from knowledge.template_syncs as s where s.synced_at > (p_repository).requested_at
  );

comment on function knowledge.is_pull_late(knowledge.repositories) is
'Whether the commit that the hub named an hour ago is not here yet, neither pulled nor by way of the
hub since.';
