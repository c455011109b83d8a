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
  -- What failed may have been applied since, which is undone; told again, it comes again.
  update link.inbox as i
  set owed = 'reject'
  from link.cursors as c
  where i.state <> 'applied'
    and i.owed is null
    and c.topic = i.topic
    and i.topic_offset <= c.applied_offset
    and exists (select from link.cursors as a where a.acked_offset > a.applied_offset);

  for v_topic, v_applied_offset in
    select c.topic, c.applied_offset from link.cursors as c where c.acked_offset > c.applied_offset
  loop
    perform link.rewind(v_topic, v_applied_offset);
  end loop;
end;
$$;

comment on function link.rewind_hub() is
'Sets back the hub''s cursors that are beyond what is applied here: this database was restored from
a backup, and what it lacks is delivered again, what it had failed to apply included.';
