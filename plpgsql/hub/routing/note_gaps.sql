create or replace function routing.note_gaps()
returns bigint
language sql
volatile
set search_path = ''
as $$
  with gaps as materialized (
    select g.topic, g.after_offset, g.before_offset from routing.gaps() as g
  ),
  forgotten as (
    delete from routing.found_gaps as f
    where not exists (
      select from gaps as g where g.topic = f.topic and g.after_offset = f.after_offset
    )
  ),
  noted as (
    insert into routing.found_gaps (topic, after_offset, before_offset, found_at)
    select g.topic, g.after_offset, g.before_offset, centralcloud.clock()
    from gaps as g
    on conflict (topic, after_offset) do update
    set before_offset = excluded.before_offset
    where found_gaps.before_offset <> excluded.before_offset
  )
  select count(*) from gaps
$$;

comment on function routing.note_gaps() is
'Looks through the logs whole and keeps what gaps() finds in routing.found_gaps, for the doctor.
Returns how many there are.';
