-- The fleet has what the hub's repository holds, nothing else: what stands on more is told whole.
create or replace function knowledge.told_content(p_artifact knowledge.artifacts)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_content jsonb := (p_artifact).content;
begin
  if exists (
    select
    from knowledge.links(v_content) as l
    left join knowledge.artifacts as a
      on a.type = l.type and a.id = l.id and a.version = l.version
    where a.origin is distinct from 'templates_data'
  ) then
    v_content := knowledge.resolve(
      (p_artifact).type, (p_artifact).id, (p_artifact).version
    );
  end if;
  return case when knowledge.is_sendable(v_content) then v_content end;
exception
  when sqlstate 'SC617' or sqlstate 'SC618' or sqlstate 'SC619' then
    return null;
end;
$$;

comment on function knowledge.told_content(knowledge.artifacts) is
'A local artifact as the hub is told it: as it is where all it refers to is in the hub''s
repository, else resolved. Null where it can''t be resolved, or is too large for a message.';
