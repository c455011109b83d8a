-- What the task asked for need not be what was on the branch: a fate is kept of what is known to
-- have been there, or to be in the repository now.
create or replace function learning.record_fates(
  p_export_id bigint,
  p_payload   jsonb,
  p_fates     jsonb
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  insert into learning.export_items (
    export_id, action, type, id, version, content_hash, path, figures, reason
  )
  select
    p_export_id, 'promote', a.type, a.id, a.version, learning.content_hash(a.content), null,
    a.figures, a.reason
  from jsonb_to_recordset(p_payload -> 'artifacts')
    as a (type text, id text, version text, content jsonb, figures jsonb, reason text)
  join jsonb_to_recordset(p_fates) as f (type text, id text, version text, fate text)
    on (f.type, f.id, f.version) = (a.type, a.id, a.version)
  where f.fate in ('merged', 'edited')
  on conflict do nothing;

  update learning.export_items as i
  set fate = coalesce(
    (
      select f.fate
      from jsonb_to_recordset(p_fates) as f (type text, id text, version text, fate text)
      where (f.type, f.id, f.version) = (i.type, i.id, i.version)
      limit 1
    ),
    case
      when (i.action = 'promote') = exists (
        select from learning.incoming_artifacts as a
        where (a.type, a.id, a.version) = (i.type, i.id, i.version)
      )
      then 'merged'
      else 'rejected'
    end
  )
  where i.export_id = p_export_id;
end;
$$;

comment on function learning.record_fates(bigint, jsonb, jsonb) is
'Notes what became of each item of a merged export: as p_fates says ([{type, id, version, fate}]),
else by whether the copied files of the commit (learning.incoming_artifacts) have it.';
