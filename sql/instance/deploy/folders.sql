-- Deploy instance:folders
begin;
set local role centralcloud_owner;

create table knowledge.folders (
  name          text primary key,
  path          text not null,
  kind          text not null,
  registered_at timestamptz not null,
  requested_at  timestamptz,
  loaded_at     timestamptz,
  digest        text,
  artifacts     integer,
  changed       integer,
  constraint folder_name_is_plain check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'),
  constraint folder_path_is_absolute check (path ~ '^/'),
  constraint folder_kind_is_known check (kind in ('knowledge', 'templates_data')),
  constraint folder_was_loaded_with_a_digest check ((loaded_at is null) <= (digest is null))
);
comment on table knowledge.folders is
'Folders of this machine whose JSON files are artifacts of this instance alone.';
comment on column knowledge.folders.name is 'What it is called here.';
comment on column knowledge.folders.path is 'Where it is, as the worker sees it.';
comment on column knowledge.folders.kind is
'templates_data: a checkout of a templates repository, its files are artifacts as they are;
knowledge: any JSON, older shapes are made artifacts where it is clear how.';
comment on column knowledge.folders.registered_at is 'When it was named first.';
comment on column knowledge.folders.requested_at is 'When it was last asked that it be read.';
comment on column knowledge.folders.loaded_at is 'When it was last read.';
comment on column knowledge.folders.digest is
'SHA-256 of its files and of what they may refer to, as of then; null: to be read anew.';
comment on column knowledge.folders.artifacts is 'How many artifacts its files hold.';
comment on column knowledge.folders.changed is
'How many artifacts were new, different or gone when they last were.';

alter table knowledge.artifacts
  add column folder text references knowledge.folders (name) on delete cascade,
  add constraint artifact_of_a_folder_is_local check (origin = 'local' or folder is null);
create index artifacts_by_folder on knowledge.artifacts (folder) where folder is not null;
comment on column knowledge.artifacts.folder is
'The folder it came from; null: the hub''s repository, or put here by hand.';

alter table knowledge.invalid_files
  add column folder text references knowledge.folders (name) on delete cascade,
  add column origin text not null
    generated always as (case when folder is null then 'templates_data' else 'local' end) stored,
  drop constraint invalid_files_pkey,
  alter column commit drop not null;
create unique index invalid_file_is_listed_once on knowledge.invalid_files (
  coalesce(folder, ''), md5(file), md5(path), md5(reason)
);
comment on table knowledge.invalid_files is
'What could not be loaded when its repository or folder was last read; the rest was.';
comment on column knowledge.invalid_files.folder is
'The folder it is in; null: the hub''s repository.';
comment on column knowledge.invalid_files.origin is
'templates_data: the hub''s repository; local: a folder of this instance.';
comment on column knowledge.invalid_files.file is
'The file, from the root of its repository or folder.';
comment on column knowledge.invalid_files.commit is
'The commit in which this was first found; null in a folder.';

-- It takes a folder now.
drop function if exists knowledge.record_invalid_files(jsonb, text);

commit;
