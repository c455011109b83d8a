-- Of a version, whatever it says: else who is turned down need only change a letter.
create or replace view learning.precedents as
select distinct on (i.type, i.id, i.version)
  i.type, i.id, i.version, i.content_hash,
  i.fate = 'rejected'                     as is_rejected,
  coalesce(e.pull_request_url, e.branch)  as export,
  e.ended_at
from learning.export_items as i
join learning.exports as e on e.export_id = i.export_id
where i.action = 'promote'
  and (
    i.fate = 'rejected'
    or i.fate in ('merged', 'edited') and e.git_url = centralcloud.setting('learning.git_url')
  )
order by i.type, i.id, i.version, e.export_id desc;

comment on view learning.precedents is
'What a person decided of a version of an artifact, the last time: rejected it, or merged it into
the repository that is set now.';
comment on column learning.precedents.type is 'What the artifact is.';
comment on column learning.precedents.id is 'Its name within the type.';
comment on column learning.precedents.version is 'Its version.';
comment on column learning.precedents.content_hash is
'Its content when they did.';
comment on column learning.precedents.is_rejected is 'Whether it was rejected.';
comment on column learning.precedents.export is 'Where: the pull request, or the branch.';
comment on column learning.precedents.ended_at is 'When that was seen.';
