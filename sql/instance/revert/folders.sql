-- Revert instance:folders
begin;
set local role centralcloud_owner;

drop function if exists knowledge.record_invalid_files(text, jsonb, text);
delete from knowledge.invalid_files where folder is not null;
delete from knowledge.artifacts where folder is not null;
alter table knowledge.invalid_files
  drop column origin cascade,
  drop column folder cascade,
  alter column commit set not null,
  add primary key (file, path, reason);
comment on table knowledge.invalid_files is
'The files of the last pull that could not be loaded; the others were.';
comment on column knowledge.invalid_files.file is 'The file, from the root of its repository.';
comment on column knowledge.invalid_files.commit is 'The commit in which this was first found.';
alter table knowledge.artifacts drop column folder cascade;
drop table knowledge.folders cascade;

commit;
