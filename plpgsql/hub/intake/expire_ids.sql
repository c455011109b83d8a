create or replace function intake.expire_ids(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_before constant timestamptz
    := centralcloud.clock() - centralcloud.setting('intake.keep_ids_for')::interval;
  v_expired integer;
begin
  delete from intake.received_ids
  where ctid = any (array(
    select r.ctid
    from intake.received_ids as r
    where r.received_at < v_before
    order by r.received_at
    limit p_limit
  ));
  get diagnostics v_expired = row_count;
  return v_expired;
end;
$$;

comment on function intake.expire_ids(integer) is
'Forgets at most p_limit ids that were received longer ago than the setting intake.keep_ids_for.
Returns how many.';
