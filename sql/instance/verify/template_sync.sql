-- Verify instance:template_sync
begin;

select commit from knowledge.incoming_artifacts where false;
select artifacts, changed, synced_at from knowledge.template_syncs where false;
select
  type, id, version, action, fate, pull_request_url, branch, announced_at, heard_at
from knowledge.learned where false;

rollback;
