-- A clock that is set back refills nothing and takes nothing away.
create or replace function fleet.refilled(
  p_balance   float8,
  p_quota     bigint,
  p_filled_at timestamptz,
  p_now       timestamptz
)
returns float8
language sql
immutable
parallel safe
return least(
  p_quota,
  p_balance + p_quota * greatest(extract(epoch from p_now - p_filled_at), 0)::float8 / 3600
);

comment on function fleet.refilled(float8, bigint, timestamptz, timestamptz) is
'A token bucket''s balance at p_now, from that at p_filled_at: p_quota more each hour, p_quota at
most.';
