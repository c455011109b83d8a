-- Deploy hub:merging
-- Facts are mergeable: what another hub holds is folded as if its messages had come here.
begin;
set local role centralcloud_owner;

create unlogged table aggregation.incoming_streams (
  source      text collate "C" not null,
  stream      text collate "C" not null,
  version     bigint not null,
  digest      uuid not null,
  observed_at timestamptz not null,
  constraint stream_comes_once primary key (source, stream),
  constraint stream_was_seen_at_a_moment check (isfinite(observed_at))
);
comment on table aggregation.incoming_streams is
'The streams that another hub holds, copied in from aggregation.outgoing_streams there;
aggregation.take_over() makes them this hub''s and empties the table.';
comment on column aggregation.incoming_streams.source is 'Name of the instance that tells it.';
comment on column aggregation.incoming_streams.stream is 'The instance''s name for it.';
comment on column aggregation.incoming_streams.version is
'Version of the snapshot that holds there.';
comment on column aggregation.incoming_streams.digest is 'Digest of its patterns.';
comment on column aggregation.incoming_streams.observed_at is 'When the instance saw this.';

-- No index: it is read once, whole. That nothing is in it twice is seen then.
create unlogged table aggregation.incoming_observations (
  source      text collate "C" not null,
  stream      text collate "C" not null,
  fingerprint uuid not null,
  trials      bigint not null,
  successes   bigint not null,
  occurrences bigint not null,
  name        text collate "C" not null,
  language    text collate "C" not null,
  kind        text collate "C" not null,
  description text,
  example     text,
  bands       bytea,
  constraint trials_in_range check (trials between 0 and 1000000000),
  constraint successes_within_trials check (successes between 0 and trials),
  constraint occurrences_in_range check (occurrences between 0 and 1000000000)
);
comment on table aggregation.incoming_observations is
'What the streams in aggregation.incoming_streams say of each pattern, copied in from
aggregation.outgoing_observations of the same hub at the same moment.';
comment on column aggregation.incoming_observations.source is 'Name of the instance.';
comment on column aggregation.incoming_observations.stream is 'Its stream.';
comment on column aggregation.incoming_observations.fingerprint is 'The pattern.';
comment on column aggregation.incoming_observations.trials is
'How often it could be seen to work or fail.';
comment on column aggregation.incoming_observations.successes is
'How many of the trials did not fail.';
comment on column aggregation.incoming_observations.occurrences is
'How often it stands in the code.';
comment on column aggregation.incoming_observations.name is 'What the stream calls it.';
comment on column aggregation.incoming_observations.language is
'Language of the code; empty when not told.';
comment on column aggregation.incoming_observations.kind is 'Kind of pattern; empty when not told.';
comment on column aggregation.incoming_observations.description is 'What it is, when told.';
comment on column aggregation.incoming_observations.example is
'A normalised piece of code, when told.';
comment on column aggregation.incoming_observations.bands is
'The MinHash bands of its normal form, eight bytes each, when told.';

commit;
