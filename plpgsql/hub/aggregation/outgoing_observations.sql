create or replace view aggregation.outgoing_observations as
select
  i.instance as source,
  s.stream,
  o.fingerprint,
  o.trials,
  o.successes,
  o.occurrences,
  coalesce(l.name, p.name)         as name,
  coalesce(l.language, p.language) as language,
  coalesce(l.kind, p.kind)         as kind,
  case when t.stream_id is null then p.description else t.description end as description,
  case when t.stream_id is null then p.example else t.example end         as example,
  b.bands
from aggregation.observations as o
join aggregation.streams as s on s.stream_id = o.stream_id
join fleet.identities as i on i.instance_id = s.source_id
join aggregation.patterns as p on p.fingerprint = o.fingerprint
left join aggregation.labels as l
  on l.stream_id = o.stream_id and l.fingerprint = o.fingerprint
left join aggregation.texts as t
  on t.stream_id = o.stream_id and t.fingerprint = o.fingerprint
left join aggregation.bands as b
  on b.stream_id = o.stream_id and b.fingerprint = o.fingerprint;

comment on view aggregation.outgoing_observations is
'What the streams that this hub holds say of each pattern, and what they call it, in the shape of
aggregation.incoming_observations.';
comment on column aggregation.outgoing_observations.source is 'Name of the instance.';
comment on column aggregation.outgoing_observations.stream is 'Its stream.';
comment on column aggregation.outgoing_observations.fingerprint is
'The pattern, before aliases are applied.';
comment on column aggregation.outgoing_observations.trials is
'How often it could be seen to work or fail.';
comment on column aggregation.outgoing_observations.successes is
'How many of the trials did not fail.';
comment on column aggregation.outgoing_observations.occurrences is
'How often it stands in the code.';
comment on column aggregation.outgoing_observations.name is 'What the stream calls it.';
comment on column aggregation.outgoing_observations.language is
'Language that goes with it; empty when not told.';
comment on column aggregation.outgoing_observations.kind is
'Kind that goes with it; empty when not told.';
comment on column aggregation.outgoing_observations.description is 'What it is, when told.';
comment on column aggregation.outgoing_observations.example is
'A normalised piece of code, when told.';
comment on column aggregation.outgoing_observations.bands is
'The MinHash bands of its normal form, eight bytes each, when told.';
