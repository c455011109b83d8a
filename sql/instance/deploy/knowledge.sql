-- Deploy instance:knowledge
begin;
set local role centralcloud_owner;

create schema knowledge;
comment on schema knowledge is
'What this instance knows: the ranking and the artifacts that came from the hub.';

create table knowledge.ranking (
  only_row     boolean primary key default true,
  ranking_id   bigint not null,
  stats        jsonb not null,
  announced_at timestamptz,
  stored_at    timestamptz not null,
  constraint ranking_is_one_row check (only_row)
);
comment on table knowledge.ranking is
'The ranking that knowledge.ranked_patterns holds; no row: none yet.';
comment on column knowledge.ranking.only_row is 'There is one row.';
comment on column knowledge.ranking.ranking_id is 'The hub''s number of it.';
comment on column knowledge.ranking.stats is 'What the hub says of all patterns, as it sent it.';
comment on column knowledge.ranking.announced_at is 'The timestamp of the hub''s message.';
comment on column knowledge.ranking.stored_at is 'When it was stored here.';

create table knowledge.ranked_patterns (
  rank         integer primary key,
  fingerprint  uuid not null,
  name         text not null,
  language     text,
  kind         text,
  frequency    float8,
  success_rate float8,
  confidence   float8,
  score        float8,
  occurrences  bigint,
  instances    integer,
  owners       integer,
  constraint ranked_pattern_is_listed_once unique (fingerprint),
  constraint rank_counts_from_one check (rank >= 1)
);
comment on table knowledge.ranked_patterns is
'The hub''s ranking as of knowledge.ranking, kept here so that agents never wait for the hub.';
comment on column knowledge.ranked_patterns.rank is 'Place in the list; 1 is the best.';
comment on column knowledge.ranked_patterns.fingerprint is 'Which pattern.';
comment on column knowledge.ranked_patterns.name is 'Its name, as most owners say it.';
comment on column knowledge.ranked_patterns.language is 'Programming language.';
comment on column knowledge.ranked_patterns.kind is 'Kind of pattern.';
comment on column knowledge.ranked_patterns.frequency is
'Share of the fleet''s votes that see it, 0 to 1.';
comment on column knowledge.ranked_patterns.success_rate is
'Estimated share of uses that succeed, 0 to 1.';
comment on column knowledge.ranked_patterns.confidence is
'Weight of evidence against the prior, 0 to 1.';
comment on column knowledge.ranked_patterns.score is 'What the list is ordered by, 0 to 1.';
comment on column knowledge.ranked_patterns.occurrences is
'How often it was counted; shown, never ranked.';
comment on column knowledge.ranked_patterns.instances is 'Number of instances that see it.';
comment on column knowledge.ranked_patterns.owners is 'Number of owners of these instances.';

create table knowledge.repositories (
  git_url          text primary key,
  requested_commit text not null,
  ranking_id       bigint,
  announced_at     timestamptz,
  requested_at     timestamptz not null,
  commit           text,
  artifacts        integer,
  changed          integer,
  pulled_at        timestamptz,
  constraint repository_commit_is_a_hash
    check (requested_commit ~ '^[0-9a-f]{40}([0-9a-f]{24})?$'),
  constraint pull_ends_with_commit check ((commit is null) = (pulled_at is null))
);
comment on table knowledge.repositories is
'The templates repositories the hub has named, what was asked of each and what was loaded.';
comment on column knowledge.repositories.git_url is 'Where it is.';
comment on column knowledge.repositories.requested_commit is 'The commit the hub named last.';
comment on column knowledge.repositories.ranking_id is 'The ranking that commit holds.';
comment on column knowledge.repositories.announced_at is 'The timestamp of the hub''s message.';
comment on column knowledge.repositories.requested_at is 'When the message was applied here.';
comment on column knowledge.repositories.commit is 'The commit that was loaded last.';
comment on column knowledge.repositories.artifacts is 'How many artifacts it holds.';
comment on column knowledge.repositories.changed is
'How many artifacts were new, different or gone when it was loaded.';
comment on column knowledge.repositories.pulled_at is 'When it was loaded.';

create table knowledge.artifacts (
  type         text not null,
  id           text not null,
  version      text not null,
  origin       text not null,
  path         text not null,
  commit       text,
  raw          text not null,
  content      jsonb not null,
  content_hash text not null,
  loaded_at    timestamptz not null,
  primary key (type, id, version),
  constraint artifact_origin_is_known check (origin in ('templates_data', 'local')),
  constraint artifact_from_git_has_a_commit check (origin = 'local' or commit is not null),
  constraint artifact_content_is_object check (jsonb_typeof(content) = 'object'),
  constraint artifact_hash_is_sha256 check (content_hash ~ '^[0-9a-f]{64}$')
);
create index pattern_artifacts_by_fingerprint on knowledge.artifacts ((content ->> 'fingerprint'))
where type = 'pattern';
comment on table knowledge.artifacts is 'Every artifact this instance can use, one row a version.';
comment on column knowledge.artifacts.type is 'What it is: pattern, ranking, template, prompt…';
comment on column knowledge.artifacts.id is
'Its name within the type; of a pattern: the fingerprint.';
comment on column knowledge.artifacts.version is 'Its semantic version.';
comment on column knowledge.artifacts.origin is
'templates_data: the hub''s repository, which may take it back; local: a folder of this instance.';
comment on column knowledge.artifacts.path is
'The file, from the root of its repository or folder.';
comment on column knowledge.artifacts.commit is 'The commit that brought this content here.';
comment on column knowledge.artifacts.raw is 'The file, byte for byte.';
comment on column knowledge.artifacts.content is 'The file as JSON.';
comment on column knowledge.artifacts.content_hash is 'SHA-256 of the file, in hex.';
comment on column knowledge.artifacts.loaded_at is 'When this content was loaded.';

create table knowledge.invalid_files (
  file     text not null,
  path     text not null,
  reason   text not null,
  commit   text not null,
  found_at timestamptz not null,
  primary key (file, path, reason)
);
comment on table knowledge.invalid_files is
'The files of the last pull that could not be loaded; the others were.';
comment on column knowledge.invalid_files.file is 'The file, from the root of its repository.';
comment on column knowledge.invalid_files.path is
'JSON path of what is wrong in it; $ is the whole file.';
comment on column knowledge.invalid_files.reason is 'What is wrong.';
comment on column knowledge.invalid_files.commit is 'The commit in which this was first found.';
comment on column knowledge.invalid_files.found_at is 'When this was first found.';

create unlogged table knowledge.incoming_artifacts (
  type    text not null,
  id      text not null,
  version text not null,
  path    text not null,
  raw     text not null
);
comment on table knowledge.incoming_artifacts is
'Where the worker copies the files of a commit; emptied in the same transaction by finish_pull().';
comment on column knowledge.incoming_artifacts.type is 'The type the file names.';
comment on column knowledge.incoming_artifacts.id is 'The id the file names.';
comment on column knowledge.incoming_artifacts.version is 'The version the file names.';
comment on column knowledge.incoming_artifacts.path is 'The file in the repository, from its root.';
comment on column knowledge.incoming_artifacts.raw is 'The file, byte for byte.';

commit;
