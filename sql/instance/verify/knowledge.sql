-- Verify instance:knowledge
begin;

select only_row, ranking_id, stats, announced_at, stored_at from knowledge.ranking where false;
select
  rank, fingerprint, name, language, kind, frequency, success_rate, confidence, score,
  occurrences, instances, owners
from knowledge.ranked_patterns where false;
select
  git_url, requested_commit, ranking_id, announced_at, requested_at, commit, artifacts, changed,
  pulled_at
from knowledge.repositories where false;
select type, id, version, origin, path, commit, raw, content, content_hash, loaded_at
from knowledge.artifacts where false;
select file, path, reason, commit, found_at from knowledge.invalid_files where false;
select type, id, version, path, raw from knowledge.incoming_artifacts where false;

rollback;
