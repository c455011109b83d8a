create or replace function link.rewind_hub()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_topic          text;
  v_applied_offset bigint;
begin
  for v_topic, v_applied_offset in
    select c.topic, c.applied_offset from link.cursors as c where c.acked_offset > c.applied_offset
  loop
    perform link.rewind(v_topic, v_applied_offset);
  end loop;
end;
$$;

comment on function link.rewind_hub() is
'Sets back the hub''s cursors that are beyond what is applied here: this database was restored from
a backup, and what it lacks is delivered again.';
