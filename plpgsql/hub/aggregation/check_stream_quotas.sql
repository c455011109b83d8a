-- Only sources with a new stream are counted; what they told before is there by index.
create or replace function aggregation.check_stream_quotas()
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_source text;
  v_most   bigint;
begin
  select n.instance, q.most into v_source, v_most
  from (
    select b.source_id, i.instance, count(*) as opened
    from pg_temp.batch_snapshots as b
    join fleet.identities as i on i.instance_id = b.source_id
    where b.is_new
    group by b.source_id, i.instance
  ) as n
  cross join lateral fleet.quota(n.instance, 'max_streams') as q (most)
  where n.opened + (
    select count(*) from aggregation.streams as s where s.source_id = n.source_id
  ) > q.most
  limit 1;

  if found then
    raise exception 'instance % tells as many streams as it may', v_source
      using errcode = 'SC207',
            detail  = format(
              'It may tell %s; a pattern without a snapshot is a stream of its own.', v_most
            ),
            hint    = 'Give it more with `centralcloud fleet quota`, or forget streams with '
                      'aggregation.forget(), and redrive the message.';
  end if;
end;
$$;

comment on function aggregation.check_stream_quotas() is
'Raises SC207 where the snapshots of the batch, not yet merged, would open more streams than their
source may tell (fleet quota max_streams).';
