-- Deploy hub:exports
-- One export is open at a time: what the fleet has proven is one pull request, not one an artifact.
begin;
set local role centralcloud_owner;

create table learning.commits (
  commit_id bigint generated always as identity primary key,
  commit    text not null,
  changed   integer not null,
  loaded_at timestamptz not null,
  constraint commit_is_a_hash check (commit ~ '^[0-9a-f]{40}([0-9a-f]{24})?$')
);
comment on table learning.commits is
'Commits of the templates repository that learning.artifacts was loaded from; the newest holds.';
comment on column learning.commits.commit_id is 'The order in which they were loaded.';
comment on column learning.commits.commit is 'The commit.';
comment on column learning.commits.changed is
'How many artifacts were new, different or gone with it.';
comment on column learning.commits.loaded_at is 'When it was loaded.';

-- What came in by the rankings alone so far.
insert into learning.commits (commit, changed, loaded_at)
select s.commit, coalesce(s.changed, 0), s.synced_at
from learning.syncs as s
where s.commit is not null
order by s.ranking_id desc
limit 1;

create table learning.exports (
  export_id           bigint generated always as identity primary key,
  branch              text not null,
  git_url             text not null,
  state               text not null default 'requested',
  base                text,
  commit              text,
  pull_request_number text,
  pull_request_url    text,
  request             text,
  title               text,
  left_out            jsonb not null default '[]',
  requested_at        timestamptz not null,
  opened_at           timestamptz,
  changed_at          timestamptz,
  held_at             timestamptz,
  ended_at            timestamptz,
  constraint export_branch_is_used_once unique (branch),
  constraint export_left_out_is_a_list check (jsonb_typeof(left_out) = 'array'),
  constraint export_state_is_known check (
    state in ('requested', 'opened', 'updated', 'merged', 'rejected', 'closed')
  ),
  constraint export_ends_with_its_fate check (
    (ended_at is not null) = (state in ('merged', 'rejected', 'closed'))
  )
);
create unique index one_export_is_open on learning.exports ((true)) where ended_at is null;
comment on table learning.exports is
'Branches with one pull request each, in which what was learned goes to Git, and their fate.';
comment on column learning.exports.export_id is 'Number of the export.';
comment on column learning.exports.branch is
'feature/learned-<day on which it was first asked for, UTC>, -2 and so on for further ones.';
comment on column learning.exports.git_url is 'The repository.';
comment on column learning.exports.state is
'requested: the worker was asked for it; opened, then updated: it waits for a person; merged,
rejected: what the person did; closed: it was withdrawn, since nothing was left to go.';
comment on column learning.exports.base is 'The branch it is to be merged into.';
comment on column learning.exports.commit is 'The one commit on the branch that the worker made.';
comment on column learning.exports.pull_request_number is
'The forge''s name for the pull request; null with plain Git.';
comment on column learning.exports.pull_request_url is 'Where people see it.';
comment on column learning.exports.request is
'What to send to whoever merges it, where there is no forge.';
comment on column learning.exports.title is 'Its title.';
comment on column learning.exports.left_out is
'What was asked for and can''t be on the branch: [{type, id, version, reason}].';
comment on column learning.exports.requested_at is 'When it was first asked for.';
comment on column learning.exports.opened_at is 'When it was seen to be there.';
comment on column learning.exports.changed_at is 'When its state or its commit last changed.';
comment on column learning.exports.held_at is
'Since when a commit that the worker did not make is on the branch; null: there is none.';
comment on column learning.exports.ended_at is 'When its fate was read.';

create table learning.export_items (
  export_id    bigint not null references learning.exports (export_id),
  action       text not null,
  type         text collate "C" not null,
  id           text collate "C" not null,
  version      text collate "C" not null,
  content_hash text,
  path         text,
  figures      jsonb not null,
  reason       text not null,
  fate         text,
  primary key (export_id, action, type, id, version),
  constraint item_action_is_known check (action in ('promote', 'revoke')),
  constraint item_promotes_a_content_or_revokes_a_file check (
    (content_hash is not null) = (action = 'promote') and (path is not null) = (action = 'revoke')
  ),
  constraint item_fate_is_known check (fate in ('merged', 'edited', 'rejected', 'withdrawn'))
);
create index export_items_by_version on learning.export_items (type, id, version);
comment on table learning.export_items is
'What the branch of an export held when the worker was last there, and what became of it.';
comment on column learning.export_items.export_id is 'The export.';
comment on column learning.export_items.action is
'promote: the artifact goes into the repository; revoke: its file is taken out.';
comment on column learning.export_items.type is 'What the artifact is: template, prompt…';
comment on column learning.export_items.id is 'Its name within the type.';
comment on column learning.export_items.version is 'Its version.';
comment on column learning.export_items.content_hash is
'learning.content_hash() of what is promoted.';
comment on column learning.export_items.path is 'The file that is revoked.';
comment on column learning.export_items.figures is
'How it fared when it was put there; they stay while the same content does.';
comment on column learning.export_items.reason is 'The same in a sentence, for who decides.';
comment on column learning.export_items.fate is
'merged; edited: merged, but not as it was; rejected: a person said no; withdrawn: it went before
anybody said anything. Null while the export is open.';

commit;
