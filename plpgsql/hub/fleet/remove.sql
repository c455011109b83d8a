-- A login can say what it would grant of things it may never make; that alone would hold its role.
create or replace function fleet.remove(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_held_by text;
begin
  perform fleet.set_state(p_name, 'removed');
  if exists (select from pg_roles as r where r.rolname = p_name) then
    execute format('drop owned by %I', p_name);
    execute format('drop role %I', p_name);
  end if;
exception
  when dependent_objects_still_exist then
    get stacked diagnostics v_held_by = pg_exception_detail;
    raise exception 'role % of instance % is held by something', p_name, p_name
      using errcode = 'SC408',
            detail  = concat_ws(E'\n', 'What its role owns or may elsewhere keeps it:', v_held_by),
            hint    = format(
              'Nothing was changed. In each database that is named: drop owned by %I; then again.',
              p_name
            );
  when insufficient_privilege then
    raise exception 'role % may not drop roles', current_user
      using errcode = 'SC904',
            detail  = 'Removing an instance drops its login role.',
            hint    = 'Connect as a superuser.';
end;
$$;

comment on function fleet.remove(text) is
'Takes an instance out of the fleet: its login is dropped, its vote gone; what it said stays in the
tables and counts for nothing. Raises SC404 when there is no such instance, SC405 while an open
transaction holds it, SC408 while another database holds its role, SC904 when the caller may not
drop roles.';
