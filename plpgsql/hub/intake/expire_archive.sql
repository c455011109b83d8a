create or replace function intake.expire_archive(p_type text, p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_type    constant intake.message_types := intake.require_type(p_type);
  v_expired integer;
begin
  execute format(
    $sql$
      delete from pgmq.%1$I
      where msg_id = any (array(
        select a.msg_id from pgmq.%1$I as a where a.archived_at < $1 order by a.archived_at limit $2
      ))
    $sql$,
    'a_' || p_type
  )
  using centralcloud.clock() - coalesce(v_type.chosen_keep_for, v_type.keep_for), p_limit;
  get diagnostics v_expired = row_count;
  return v_expired;
end;
$$;

comment on function intake.expire_archive(text, integer) is
'Lets at most p_limit processed messages of a type go whose time in the archive is over. Returns how
many.';
