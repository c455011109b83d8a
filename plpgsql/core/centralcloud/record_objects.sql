create or replace function centralcloud.record_objects(
  p_keep_definitions text[] default '{}',
  p_keep_grants      text[] default '{}'
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_count bigint;
begin
  delete from centralcloud.objects as o
  where o.object <> all (p_keep_definitions)
    and not exists (
      select from centralcloud.current_objects() as c where c.kind = o.kind and c.object = o.object
    );

  insert into centralcloud.objects as o (
    kind, object, stamp, server_major, definition, statement, grants, recorded_at
  )
  select
    c.kind, c.object, c.stamp, current_setting('server_version_num')::integer / 10000,
    centralcloud.definition_of(c.kind, c.object_id),
    centralcloud.statement_of(c.kind, c.object_id),
    centralcloud.grants_of(coalesce(c.acl, c.owner_acl))
      || centralcloud.column_grants_of(c.kind, c.object_id),
    t.now_
  from centralcloud.current_objects() as c
  cross join centralcloud.clock() as t (now_)
  on conflict (kind, object) do update
  set
    stamp = case
      when o.object = any (p_keep_definitions || p_keep_grants) then o.stamp
      else excluded.stamp
    end,
    server_major = excluded.server_major,
    definition = case
      when o.object = any (p_keep_definitions) then o.definition
      else excluded.definition
    end,
    statement = case
      when o.object = any (p_keep_definitions) then o.statement
      else excluded.statement
    end,
    grants = case when o.object = any (p_keep_grants) then o.grants else excluded.grants end,
    recorded_at = excluded.recorded_at
  where (o.stamp, o.definition, o.statement, o.grants, o.server_major)
    is distinct from (
      excluded.stamp, excluded.definition, excluded.statement, excluded.grants,
      excluded.server_major
    );
  get diagnostics v_count = row_count;
  return v_count;
end;
$$;

comment on function centralcloud.record_objects(text[], text[]) is
'Records what is in the rooms as what an install made. Of the objects named in p_keep_definitions
what they are, and of those in p_keep_grants who may use them, stays as it was recorded: somebody
changed them, and the install did not. Returns how many records changed.';
