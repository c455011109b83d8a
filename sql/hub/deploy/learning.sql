-- Deploy hub:learning
begin;
set local role centralcloud_owner;

create schema learning;
comment on schema learning is
'What the Git repository of templates holds, and how rankings get into it.';

create table learning.syncs (
  ranking_id   bigint primary key,
  patterns     jsonb,
  requested_at timestamptz not null,
  commit       text,
  changed      integer,
  synced_at    timestamptz,
  constraint sync_waits_with_patterns_or_ended_with_commit
    check (synced_at is not null or (patterns is not null and commit is null)),
  constraint sync_patterns_are_a_list check (jsonb_typeof(patterns) = 'array'),
  constraint sync_commit_is_a_hash check (commit ~ '^[0-9a-f]{40}([0-9a-f]{24})?$')
);
comment on table learning.syncs is
'Rankings on their way into Git, one row each; the newest one that waits is the one to be written.';
comment on column learning.syncs.ranking_id is 'The ranking, as its message names it.';
comment on column learning.syncs.patterns is
'The list to be written; emptied once this ranking or a newer one is in Git.';
comment on column learning.syncs.requested_at is 'When the ranking was taken from the work queue.';
comment on column learning.syncs.commit is
'The commit that holds it; null while it waits, and for good where a newer ranking overtook it.';
comment on column learning.syncs.changed is
'How many artifacts were new, different or gone when its commit was loaded.';
comment on column learning.syncs.synced_at is
'When its commit was loaded, or when a newer ranking overtook it.';

create table learning.artifacts (
  artifact_id  bigint generated always as identity primary key,
  type         text not null,
  id           text not null,
  version      text not null,
  path         text not null,
  commit       text not null,
  raw          text not null,
  content      jsonb not null,
  content_hash text not null,
  loaded_at    timestamptz not null,
  constraint artifact_is_held_once unique (type, id, version),
  constraint artifact_content_is_object check (jsonb_typeof(content) = 'object'),
  constraint artifact_hash_is_sha256 check (content_hash ~ '^[0-9a-f]{64}$')
);
comment on table learning.artifacts is
'What the last loaded commit of the templates repository holds, file by file.';
comment on column learning.artifacts.artifact_id is
'The order in which readers page; says no more.';
comment on column learning.artifacts.type is 'What it is: pattern, ranking, template, prompt…';
comment on column learning.artifacts.id is
'Its name within the type; of a pattern: the fingerprint.';
comment on column learning.artifacts.version is 'Its semantic version.';
comment on column learning.artifacts.path is 'The file in the repository, from its root.';
comment on column learning.artifacts.commit is 'The commit that brought this content here.';
comment on column learning.artifacts.raw is 'The file, byte for byte.';
comment on column learning.artifacts.content is 'The file as JSON.';
comment on column learning.artifacts.content_hash is 'SHA-256 of the file, in hex.';
comment on column learning.artifacts.loaded_at is 'When this content was loaded.';

create unlogged table learning.incoming_artifacts (
  type    text not null,
  id      text not null,
  version text not null,
  path    text not null,
  raw     text not null
);
comment on table learning.incoming_artifacts is
'Where the worker copies the files of a commit; emptied in the same transaction by finish_sync().';
comment on column learning.incoming_artifacts.type is 'The type the file names.';
comment on column learning.incoming_artifacts.id is 'The id the file names.';
comment on column learning.incoming_artifacts.version is 'The version the file names.';
comment on column learning.incoming_artifacts.path is 'The file in the repository, from its root.';
comment on column learning.incoming_artifacts.raw is 'The file, byte for byte.';

commit;
