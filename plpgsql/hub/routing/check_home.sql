create or replace function routing.check_home()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_home text;
begin
  -- A transaction that only reads gives out no offset.
  if routing.is_settled() or current_setting('transaction_read_only')::boolean then
    return;
  end if;

  v_home := routing.home();
  if v_home is distinct from (
    select l.home from routing.lives as l order by l.life_id desc limit 1
  ) then
    perform routing.move_in();
  end if;
  perform set_config('centralcloud.timeline', split_part(v_home, '/', 2), false);
end;
$$;

comment on function routing.check_home() is
'Notices that the hub was restored, copied or promoted, before the first offset is given out. Call
it before any topic is locked. Takes no lock and writes nothing where all is as it was.';
