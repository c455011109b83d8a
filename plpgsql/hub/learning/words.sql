create or replace view learning.words as
select
  u.type, u.id, u.version, u.uses, u.successes, u.quality, u.content_hash,
  v.instance_id, v.instance, v.owner, s.stream
from learning.usage as u
join learning.streams as s on s.stream_id = u.stream_id
join fleet.votes as v on v.instance_id = s.source_id
where v.vote > 0;

comment on view learning.words is
'What is said of artifacts by instances that count: active ones that are trusted at all.';
comment on column learning.words.type is 'What the artifact is.';
comment on column learning.words.id is 'Its name within the type.';
comment on column learning.words.version is 'Its version.';
comment on column learning.words.uses is 'How often this stream saw it used.';
comment on column learning.words.successes is 'How many of these uses succeeded.';
comment on column learning.words.quality is 'How good it was judged to be; null: not at all.';
comment on column learning.words.content_hash is 'What it says there; null: not told.';
comment on column learning.words.instance_id is 'Who says so.';
comment on column learning.words.instance is 'Its name.';
comment on column learning.words.owner is 'Its owner.';
comment on column learning.words.stream is 'In which stream.';
