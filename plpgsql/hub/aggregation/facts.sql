create or replace view aggregation.facts as
select o.stream_id, o.fingerprint, o.trials, o.successes, o.occurrences
from aggregation.observations as o;

comment on view aggregation.facts is
'What every stream''s current snapshot says of every pattern in it, for other rooms.';
comment on column aggregation.facts.stream_id is 'The stream (aggregation.snapshots).';
comment on column aggregation.facts.fingerprint is 'The pattern, before aliases are applied.';
comment on column aggregation.facts.trials is 'How often it could be seen to work or fail.';
comment on column aggregation.facts.successes is 'How many of the trials did not fail.';
comment on column aggregation.facts.occurrences is 'How often it stands in the code.';
