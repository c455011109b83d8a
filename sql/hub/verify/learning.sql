-- Verify hub:learning
begin;

select ranking_id, patterns, requested_at, commit, changed, synced_at
from learning.syncs where false;
select artifact_id, type, id, version, path, commit, raw, content, content_hash, loaded_at
from learning.artifacts where false;
select type, id, version, path, raw from learning.incoming_artifacts where false;

rollback;
