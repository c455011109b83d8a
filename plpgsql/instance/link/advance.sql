create or replace function link.advance(p_topic text, p_offset bigint)
returns void
language sql
volatile
begin atomic
  insert into link.cursors as c (topic, applied_offset, applied_at)
  values (p_topic, p_offset, centralcloud.clock())
  on conflict (topic) do update
  set applied_offset = excluded.applied_offset, applied_at = excluded.applied_at
  where c.applied_offset < excluded.applied_offset;
end;

comment on function link.advance(text, bigint) is
'Moves what is applied of a topic up to p_offset, never back.';
