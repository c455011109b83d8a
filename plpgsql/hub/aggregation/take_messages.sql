-- Nothing here can fail for what a message says: the fold knows what to do with one that can't be
-- processed. `#> '{}'` and `offset 0` unpack a message once for all that is asked of it.
create or replace function aggregation.take_messages(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_taken integer;
begin
  insert into pg_temp.batch_messages (
    msg_id, source, source_id, received_at, told_at, snapshot, hashes, message
  )
  select
    t.msg_id, t.source,
    (select i.instance_id from fleet.identities as i where i.instance = t.source),
    t.received_at, t.unpacked ->> 'timestamp', nullif(t.unpacked -> 'snapshot', 'null'),
    case when jsonb_typeof(t.patterns) = 'array' then aggregation.hashes(t.patterns) end,
    t.message
  from (
    select u.*, u.unpacked -> 'patterns' as patterns
    from (
      select t.*, t.message #> '{}' as unpacked
      from intake.take(p_type => 'patterns', p_limit => p_limit) as t
      offset 0
    ) as u
    offset 0
  ) as t;
  get diagnostics v_taken = row_count;
  return v_taken;
end;
$$;

comment on function aggregation.take_messages(integer) is
'Takes at most p_limit messages out of the queue `patterns` into the batch. Returns how many.';
