-- Memberships are read as rows: pg_has_role() for a thousand logins takes as long as all the rest.
create or replace function fleet.login_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  -- What all of them may by their common group, is told of that.
  with mighty as materialized (
    select g.oid
    from pg_catalog.pg_roles as g
    where g.oid in (select m.roleid from pg_catalog.pg_auth_members as m)
      and g.rolname <> 'centralcloud_instance'
      and (
        g.rolsuper or exists (
          select
          from centralcloud.trusted_roles() as t (role)
          where pg_has_role(g.oid, to_regrole(t.role)::oid, 'member')
        )
      )
  ),
  of_mighty as materialized (
    select m.member, string_agg(distinct g.oid::regrole::text, ', ') as groups
    from pg_catalog.pg_auth_members as m
    join mighty as g on g.oid = m.roleid
    group by m.member
  )
  select
    'instance_login', i.name, f.severity,
    format(f.finding, i.name, i.role, centralcloud.moment(i.rolvaliduntil)),
    format(f.hint, i.role, i.groups)
  from (
    select
      i.name, i.role, r.rolvaliduntil, g.groups,
      concat_ws(
        ' ',
        case when r.oid is null then 'gone' end,
        case when not r.rolcanlogin then 'shut' end,
        case when r.rolvaliduntil < t.now_ then 'over' end,
        case
          when r.oid is not null and r.oid not in (
            select m.member
            from pg_catalog.pg_auth_members as m
            where m.roleid = 'centralcloud_instance'::regrole
          )
            then 'none'
        end,
        case
          when r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls
            then 'mighty'
        end,
        case when g.groups is not null then 'of_mighty' end
      ) as troubles
    from fleet.instances as i
    cross join centralcloud.clock() as t (now_)
    left join pg_catalog.pg_roles as r on r.rolname = i.role
    left join of_mighty as g on g.member = r.oid
    where i.state <> 'removed'
    offset 0
  ) as i
  join (
    values
      (
        'gone', 'warning', 'instance %s: its role %I is gone, it can''t log in',
        'create role %1$I login in role centralcloud_instance, then centralcloud fleet rotate %1$I;'
        ' or centralcloud fleet remove %1$I'
      ),
      (
        'shut', 'warning', 'instance %s: its role %I can''t log in', 'alter role %I login'
      ),
      (
        'over', 'warning', 'instance %s: the password of its role %I ended %s',
        'alter role %I valid until ''infinity'''
      ),
      (
        'none', 'warning', 'instance %s: its role %I may send nothing',
        'grant centralcloud_instance to %I'
      ),
      (
        'mighty', 'error', 'instance %s: its role %I may do more than an instance should',
        'alter role %I nosuperuser nocreaterole nocreatedb noreplication nobypassrls'
      ),
      (
        'of_mighty', 'error', 'instance %s: its role %I may do more than an instance should',
        'revoke %2$s from %1$I'
      )
  ) as f (trouble, severity, finding, hint)
    on f.trouble = any (string_to_array(i.troubles, ' '))
  where i.troubles <> '';
end;
$$;

comment on function fleet.login_findings() is
'Instances whose login role is gone, can do nothing, or could do too much.';
