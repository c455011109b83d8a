create or replace function learning.record_items(
  p_export_id bigint,
  p_payload   jsonb,
  p_left_out  jsonb
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  delete from learning.export_items as i where i.export_id = p_export_id;
  insert into learning.export_items (
    export_id, action, type, id, version, content_hash, path, figures, reason
  )
  select i.*
  from (
    select
      p_export_id, 'promote', a.type, a.id, a.version, learning.content_hash(a.content), null,
      a.figures, a.reason
    from jsonb_to_recordset(p_payload -> 'artifacts')
      as a (type text, id text, version text, content jsonb, figures jsonb, reason text)
    union all
    select
      p_export_id, 'revoke', r.type, r.id, r.version, null, r.path, r.figures, r.reason
    from jsonb_to_recordset(p_payload -> 'revoked')
      as r (type text, id text, version text, path text, figures jsonb, reason text)
  ) as i (export_id, action, type, id, version, content_hash, path, figures, reason)
  where not exists (
    select
    from jsonb_to_recordset(p_left_out) as o (type text, id text, version text)
    where (o.type, o.id, o.version) = (i.type, i.id, i.version)
  );
end;
$$;

comment on function learning.record_items(bigint, jsonb, jsonb) is
'Notes that the branch of an export holds what a task''s payload asked for, but for what the worker
left out ([{type, id, version}]).';
