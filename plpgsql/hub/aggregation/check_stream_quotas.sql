-- Only sources with a new stream are counted; what they told before is there by index. Raised
-- rather than filtered: fold_or_bury() finds the message alone, in the order of arrival, and others
-- of its instance take the places that are left.
create or replace function aggregation.check_stream_quotas(p_first bigint, p_last bigint)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_source text;
  v_most   bigint;
begin
  select i.instance, q.most into v_source, v_most
  from (
    select n.source_id, count(*) as opened
    from (
      select b.source_id, b.stream from pg_temp.batch_snapshots as b where b.is_new
      union
      select p.source_id, p.stream
      from aggregation.parts as p
      where not exists (
        select from aggregation.streams as s
        where s.source_id = p.source_id and s.stream = p.stream
      )
    ) as n
    group by n.source_id
  ) as o
  join fleet.identities as i on i.instance_id = o.source_id
  cross join lateral fleet.quota(i.instance, 'max_streams') as q (most)
  where o.opened + (
    select count(*) from aggregation.streams as s where s.source_id = o.source_id
  ) > q.most
    and o.source_id in (
      select b.source_id from pg_temp.batch_snapshots as b where b.is_new
      union all
      select m.source_id
      from pg_temp.batch_messages as m
      where m.msg_id between p_first and p_last
        and m.snapshot ? 'parts'
        and not exists (
          select from aggregation.streams as s
          where s.source_id = m.source_id and s.stream = m.snapshot ->> 'stream'
        )
    )
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

comment on function aggregation.check_stream_quotas(bigint, bigint) is
'Raises SC207 where the batch''s messages in this range of ids, not yet merged, would open more
streams than their source may tell (fleet quota max_streams). Streams of which only parts came count
as well.';
