create or replace view aggregation.snapshots as
select s.stream_id, s.source_id, s.stream, s.version, s.observed_at
from aggregation.streams as s;

comment on view aggregation.snapshots is
'The snapshot that holds for every stream, for other rooms.';
comment on column aggregation.snapshots.stream_id is 'Number of the stream on this hub.';
comment on column aggregation.snapshots.source_id is 'The instance that tells it (instance_id).';
comment on column aggregation.snapshots.stream is 'The instance''s name for it.';
comment on column aggregation.snapshots.version is 'Version of the snapshot that holds.';
comment on column aggregation.snapshots.observed_at is 'When the instance saw it.';
