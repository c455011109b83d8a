-- Verify instance:folders
begin;

select
  name, path, kind, registered_at, requested_at, loaded_at, digest, artifacts, changed
from knowledge.folders where false;
select folder from knowledge.artifacts where false;
select folder, origin from knowledge.invalid_files where false;

rollback;
