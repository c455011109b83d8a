create or replace view aggregation.outgoing_streams as
select i.instance as source, s.stream, s.version, s.digest, s.observed_at
from aggregation.streams as s
join fleet.identities as i on i.instance_id = s.source_id;

comment on view aggregation.outgoing_streams is
'The streams that this hub holds, in the shape of aggregation.incoming_streams of the hub that takes
them over.';
comment on column aggregation.outgoing_streams.source is 'Name of the instance that tells it.';
comment on column aggregation.outgoing_streams.stream is 'The instance''s name for it.';
comment on column aggregation.outgoing_streams.version is 'Version of the snapshot that holds.';
comment on column aggregation.outgoing_streams.digest is 'Digest of its patterns.';
comment on column aggregation.outgoing_streams.observed_at is 'When the instance saw this.';
