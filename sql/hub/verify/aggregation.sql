-- Verify hub:aggregation
begin;

select stream_id, source_id, stream, version, digest, observed_at
from aggregation.streams where false;
select stream_id, fingerprint, trials, successes, occurrences
from aggregation.observations where false;
select fingerprint, name, language, kind, description, example, first_seen_at
from aggregation.patterns where false;
select stream_id, fingerprint, name, language, kind
from aggregation.labels where false;
select fingerprint, canonical, reason, decided_by, decided_at
from aggregation.aliases where false;
select
  source_id, stream, version, parts, part, hashes, msg_id, observed_at, received_at, patterns
from aggregation.parts where false;

rollback;
