-- jsonb_hash_extended() respects equality (1.0 = 1.00), but mixes by rotating 32-bit halves:
-- values 32 scalars apart could change places unseen. So it hashes one element at a time, which
-- has fewer.
create or replace function aggregation.hashes(p_patterns jsonb)
returns bytea
language sql
immutable
parallel safe
begin atomic
  select coalesce(string_agg(int8send(h.hash), ''::bytea), ''::bytea)
  from (
    select jsonb_hash_extended(p.element, 0) as hash
    from jsonb_array_elements(p_patterns) with ordinality as p (element, place)
    order by p.place
  ) as h;
end;

comment on function aggregation.hashes(jsonb) is
'Eight bytes for each element of a jsonb array, in order, equal for elements that are equal as
jsonb. Parts of a snapshot that are put together have theirs put together.';
