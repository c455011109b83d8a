create or replace function intake.expire_dead_letters(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_before constant timestamptz
    := centralcloud.clock() - centralcloud.setting('intake.keep_dead_letters_for')::interval;
  v_expired integer;
begin
  delete from intake.dead_letters
  where dead_letter_id = any (array(
    select d.dead_letter_id
    from intake.dead_letters as d
    where d.buried_at < v_before
    order by d.buried_at
    limit p_limit
  ));
  get diagnostics v_expired = row_count;
  return v_expired;
end;
$$;

comment on function intake.expire_dead_letters(integer) is
'Gives at most p_limit dead letters up that were buried longer ago than the setting
intake.keep_dead_letters_for. Returns how many.';
