-- Sorted as the primary key is, so that rows and index pages are written in order.
create or replace function aggregation.read_incoming()
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_stream_id bigint;
begin
  insert into pg_temp.batch_observations (
    stream_id, fingerprint, trials, successes, occurrences, observed_at,
    name, language, kind, description, example, bands
  )
  select
    s.stream_id, n.fingerprint, n.trials, n.successes, n.occurrences, s.observed_at,
    n.name, n.language, n.kind, n.description, n.example, n.bands
  from pg_temp.batch_snapshots as s
  join fleet.identities as i on i.instance_id = s.source_id
  join aggregation.incoming_observations as n on n.source = i.instance and n.stream = s.stream
  where s.is_changed
  order by s.stream_id, n.fingerprint;

  select b.stream_id into v_stream_id
  from pg_temp.batch_observations as b
  group by b.stream_id, b.fingerprint
  having count(*) > 1
  limit 1;

  if found then
    perform aggregation.refuse_incoming(p_source => i.instance, p_stream => s.stream)
    from pg_temp.batch_snapshots as s
    join fleet.identities as i on i.instance_id = s.source_id
    where s.stream_id = v_stream_id;
  end if;
end;
$$;

comment on function aggregation.read_incoming() is
'Puts what another hub''s streams say into the batch, of those that the batch accepted as changed.
Raises SC210 where one says something of a pattern twice.';
