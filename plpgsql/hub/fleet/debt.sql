-- A debt that drains evenly and never below zero is, at any time, the most that any row of entries
-- and those after it add up to, less what drained since. A clock that was set back counts as one
-- that went on by as much: it shuts nobody out.
create or replace function fleet.debt(
  p_name              text,
  p_messages_per_hour bigint,
  p_bytes_per_hour    bigint,
  p_now               timestamptz
)
returns table (messages float8, bytes float8, charge_ids bigint[])
language plpgsql
stable
set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
  with entries as (
    select
      greatest(p_messages_per_hour - b.messages, 0) as messages,
      greatest(p_bytes_per_hour - b.bytes, 0) as bytes,
      b.filled_at as charged_at, 0::bigint as charge_id
    from fleet.buckets as b
    where b.instance = p_name
    union all
    select c.messages, c.bytes, c.charged_at, c.charge_id
    from fleet.charges as c
    where c.instance = p_name
  ),

  sums as (
    select
      sum(e.messages) over later as messages,
      sum(e.bytes) over later as bytes,
      abs(extract(epoch from p_now - e.charged_at))::float8 / 3600 as hours,
      nullif(e.charge_id, 0) as charge_id
    from entries as e
    window later as (order by e.charged_at desc, e.charge_id desc)
  )

  select
    greatest(max(s.messages - s.hours * p_messages_per_hour), 0),
    greatest(max(s.bytes - s.hours * p_bytes_per_hour), 0),
    array_agg(s.charge_id) filter (where s.charge_id is not null)
  from sums as s;
end;
$$;

comment on function fleet.debt(text, bigint, bigint, timestamptz) is
'What an instance owes at p_now, in messages and bytes, each shrinking by its quota an hour: what
its bucket lacks, and the charges that are not in it yet, whose numbers come too (null: none).';
