-- Verify hub:exports
begin;

select commit_id, commit, changed, loaded_at from learning.commits where false;
select
  export_id, branch, git_url, state, base, commit, pull_request_number, pull_request_url, request,
  title, left_out, requested_at, opened_at, changed_at, held_at, ended_at
from learning.exports where false;
select export_id, action, type, id, version, content_hash, path, figures, reason, fate
from learning.export_items where false;

rollback;
