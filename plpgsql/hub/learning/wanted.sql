-- What the open export holds already keeps the figures and the reason it came with: what moves with
-- every use would be a push a day, and a pull request that never stands still for its reader.
create or replace function learning.wanted()
returns table (
  action text, type text, id text, version text, content_hash text, content jsonb, path text,
  figures jsonb, reason text
)
language sql
stable
set search_path = ''
set work_mem = '64MB'
set jit = off
as $$
  with promoted as materialized (
    select c.* from learning.candidates as c where c.verdict = 'promote'
  ),

  wanted as (
    select
      'promote' as action, p.type, p.id, p.version, p.content_hash, null as path, p.uses,
      p.successes, p.lower_bound, p.instances, p.owners, p.quality, p.reason
    from promoted as p
    union all
    select
      'revoke', r.type, r.id, r.version, null, r.path, r.uses, r.successes, r.lower_bound,
      r.instances, r.owners, r.quality, r.reason
    from learning.revocations as r
    where not exists (
      select from promoted as p
      where (p.type, p.id) = (r.type, r.id)
        and r.path = format('learned/%s/%s.json', p.type, p.id)
    )
  )

  select
    w.action, w.type, w.id, w.version, w.content_hash, c.content, w.path,
    coalesce(
      i.figures,
      jsonb_build_object(
        'usage_count', w.uses,
        'success_count', w.successes,
        'lower_bound', w.lower_bound,
        'instances', w.instances,
        'owners', w.owners,
        'quality_score', w.quality
      )
    ),
    coalesce(i.reason, w.reason)
  from wanted as w
  left join learning.contents as c on c.content_hash = w.content_hash
  left join learning.exports as e on e.ended_at is null
  left join learning.export_items as i
    on i.export_id = e.export_id
    and (i.action, i.type, i.id, i.version) = (w.action, w.type, w.id, w.version)
    and (i.content_hash, i.path) is not distinct from (w.content_hash, w.path)
  order by w.action, w.type, w.id, w.version;
$$;

comment on function learning.wanted() is
'The whole set that an export should hold now: what is promoted (action promote, with content), and
what is taken out (revoke, with path), but for files that something promoted replaces.';
