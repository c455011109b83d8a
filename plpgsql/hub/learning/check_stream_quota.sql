create or replace function learning.check_stream_quota(p_source_id integer, p_stream text)
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
  from fleet.identities as i
  cross join lateral fleet.quota(i.instance, 'max_streams') as q (most)
  where i.instance_id = p_source_id
    and q.most <= (
      select count(*)
      from (
        select s.stream from learning.streams as s where s.source_id = p_source_id
        union
        select p.stream from learning.parts as p where p.source_id = p_source_id
        except
        select p_stream
      ) as o
    );

  if found then
    raise exception 'instance % tells as many streams of artifacts as it may', v_source
      using errcode = 'SC613',
            detail  = format(
              'It may tell %s; an artifact without a snapshot is a stream of its own.', v_most
            ),
            hint    = 'Give it more with `centralcloud fleet quota`, or forget streams with '
                      'learning.forget(), and redrive the message.';
  end if;
end;
$$;

comment on function learning.check_stream_quota(integer, text) is
'Raises SC613 where an instance (instance_id) that opens this stream would tell more streams than it
may (fleet quota max_streams, counted apart from those of patterns). Streams of which only parts
came count as well.';
