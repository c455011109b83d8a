create or replace function learning.is_export_late(p_export learning.exports)
returns boolean
language sql
stable
set search_path = ''
as $$
  select case
    when p_export.opened_at is null
    then p_export.requested_at < centralcloud.clock() - interval '1 hour'
    else p_export.opened_at
      < centralcloud.clock() - centralcloud.setting('learning.review_wait')::interval
  end;
$$;

comment on function learning.is_export_late(learning.exports) is
'Whether an open export takes too long: an hour to get to Git, or, once there, longer than the
setting learning.review_wait to be decided.';
