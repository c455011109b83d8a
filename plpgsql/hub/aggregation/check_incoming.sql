-- A stream with another's version and no observations would hold for ever: nothing that comes later
-- would differ from it. So what one of two copies brought alone is refused.
create or replace function aggregation.check_incoming()
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
  v_unknown text;
  v_source  text;
  v_stream  text;
begin
  select string_agg(distinct n.source, ', ' order by n.source) into v_unknown
  from aggregation.incoming_streams as n
  where not exists (select from fleet.identities as i where i.instance = n.source);

  if v_unknown is not null then
    raise exception 'not in the fleet: %', v_unknown
      using errcode = 'SC206',
            detail  = 'What an instance says is kept only while the fleet knows it.',
            hint    = 'Register them with `centralcloud fleet add`, or delete what they said from '
                      'aggregation.incoming_streams and aggregation.incoming_observations.';
  end if;

  select n.source, n.stream into v_source, v_stream
  from aggregation.incoming_streams as n
  full join (
    select distinct o.source, o.stream from aggregation.incoming_observations as o
  ) as o using (source, stream)
  where n.digest is null
    or (o.source is null) <> (n.digest = aggregation.digest('[]'))
  limit 1;

  if found then
    perform aggregation.refuse_incoming(p_source => v_source, p_stream => v_stream);
  end if;
end;
$$;

comment on function aggregation.check_incoming() is
'Raises SC206 where aggregation.incoming_streams has instances that the fleet doesn''t know (all of
them in the message), SC210 where a stream came without what it says, or that without its stream.';
