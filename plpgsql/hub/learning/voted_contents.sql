-- A tie has no winner: a hash can be sought by who wants another's uses to speak for his content.
create or replace view learning.voted_contents as
select distinct on (b.type, b.id, b.version)
  b.type, b.id, b.version,
  case
    when count(*) over (partition by b.type, b.id, b.version, b.owners) = 1 then b.content_hash
  end as content_hash,
  b.owners
from (
  select w.type, w.id, w.version, w.content_hash, count(distinct w.owner) as owners
  from learning.words as w
  where w.content_hash is not null
  group by w.type, w.id, w.version, w.content_hash
) as b
order by b.type, b.id, b.version, b.owners desc;

comment on view learning.voted_contents is
'The content of each version of an artifact that most owners send.';
comment on column learning.voted_contents.type is 'What the artifact is.';
comment on column learning.voted_contents.id is 'Its name within the type.';
comment on column learning.voted_contents.version is 'Its version.';
comment on column learning.voted_contents.content_hash is
'The content (learning.contents); null: as many owners send one as another.';
comment on column learning.voted_contents.owners is
'How many owners send it; at a tie, each of those that as many send.';
