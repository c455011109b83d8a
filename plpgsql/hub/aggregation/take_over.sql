-- Lock, time zone and temporary tables are those of fold_patterns(): one batch, however large.
create or replace function aggregation.take_over()
returns jsonb
language plpgsql
volatile
set search_path = ''
set timezone = 'UTC'
set work_mem = '256MB'
as $$
declare
  v_stats jsonb;
begin
  lock table aggregation.streams in share row exclusive mode;
  lock table aggregation.incoming_streams, aggregation.incoming_observations
    in access exclusive mode;
  perform aggregation.check_incoming();
  perform aggregation.open_batch();
  perform aggregation.clear_batch();
  perform aggregation.accept_snapshots(p_first => null, p_last => null);
  perform aggregation.read_incoming();
  v_stats := aggregation.merge_observations();
  perform aggregation.merge_names();
  perform aggregation.read_bands();
  perform aggregation.merge_bands();
  truncate aggregation.incoming_streams, aggregation.incoming_observations;
  return v_stats || aggregation.batch_stats();
end;
$$;

comment on function aggregation.take_over() is
'Makes what another hub holds (aggregation.incoming_streams and incoming_observations) this hub''s,
as the fold would: of each stream the greater (version, digest) holds, in whatever order hubs are
taken over and however often. Bands, by which aliases are suggested, are not taken over; those of
changed streams go. Empties both tables. Returns {"snapshots": accepted, "confirmed": of
these, unchanged, "written", "retracted": observations}. Raises, and changes nothing, SC206 for
instances that are not in the fleet, SC207 where one would tell too many streams, SC210 for streams
that are not whole.';
