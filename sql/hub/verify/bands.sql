-- Verify hub:bands
begin;

select stream_id, fingerprint, bands from aggregation.bands where false;
select
  fingerprint, canonical, shared, bands, owners, canonical_owners, suggested_at, dismissed_at,
  dismissed_by
from aggregation.suggestions where false;

rollback;
