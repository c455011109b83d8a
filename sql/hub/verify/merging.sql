-- Verify hub:merging
begin;

select source, stream, version, digest, observed_at
from aggregation.incoming_streams where false;
select
  source, stream, fingerprint, trials, successes, occurrences, name, language, kind, description,
  example, bands
from aggregation.incoming_observations where false;

rollback;
