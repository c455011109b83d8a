-- Verify instance:usage
begin;

select type, id, version, is_success, quality, used_at from knowledge.uses where false;
select
  type, id, version, usage_count, success_count, quality_count, quality_sum, first_used_at,
  last_used_at
from knowledge.usage_totals where false;
select stream, version, digest, untold, sent_at from knowledge.reports where false;

rollback;
