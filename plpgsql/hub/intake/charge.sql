create or replace function intake.charge(p_source text, p_messages jsonb[])
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_wait constant interval := fleet.spend(
    p_name     => p_source,
    p_messages => coalesce(cardinality(p_messages), 0),
    p_bytes    => (
      select coalesce(sum(pg_column_size(m.message)), 0)
      from (select unnest(p_messages) as message) as m
    )
  );
begin
  if v_wait is null then
    return;
  end if;
  raise exception 'instance % has sent as much as it may', p_source
    using errcode = 'SC105',
          detail  = format(
            'It may send %s messages and %s bytes (as jsonb) an hour.',
            fleet.quota(p_source, 'messages_per_hour'), fleet.quota(p_source, 'bytes_per_hour')
          ),
          hint    = format(
            'Nothing was taken. Send it again in %s seconds.',
            greatest(ceil(extract(epoch from v_wait)), 1)
          );
end;
$$;

comment on function intake.charge(text, jsonb[]) is
'Takes messages off what their source may send. Raises SC105, with the wait in its hint, where
nothing was left before them.';
