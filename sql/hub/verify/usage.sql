-- Verify hub:usage
begin;

select stream_id, source_id, stream, version, digest from learning.streams where false;
select content_hash, content from learning.contents where false;
select stream_id, type, id, version, uses, successes, quality, content_hash
from learning.usage where false;
select source_id, stream, version, parts, part, hashes, msg_id, received_at, artifacts
from learning.parts where false;

rollback;
