create or replace function link.tell_owed()
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_owed link.inbox;
  v_told integer := 0;
begin
  for v_owed in
    select i.* from link.inbox as i where i.owed is not null order by i.topic, i.topic_offset
  loop
    if v_owed.owed = 'reject' then
      perform link.tell_rejection(v_owed);
    else
      perform link.tell_settled(v_owed.topic, v_owed.topic_offset);
    end if;
    v_told := v_told + 1;
  end loop;
  return v_told;
end;
$$;

comment on function link.tell_owed() is
'Tells the hub which messages failed here, and which failed ones have now been applied. Returns how
many. Only what is committed is told, so the hub never knows more than this database.';
