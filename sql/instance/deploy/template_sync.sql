-- Deploy instance:template_sync
begin;
set local role centralcloud_owner;

alter table knowledge.incoming_artifacts add column commit text;
comment on column knowledge.incoming_artifacts.commit is
'The commit that brought this content to the hub; null: the one that was pulled.';
comment on table knowledge.incoming_artifacts is
'Where files are put before they are taken over, by the worker or page by page from the hub; emptied
in the same transaction.';

create table knowledge.template_syncs (
  only_row  boolean primary key default true,
  artifacts bigint not null,
  changed   integer not null,
  synced_at timestamptz not null,
  constraint template_sync_is_one_row check (only_row)
);
comment on table knowledge.template_syncs is
'When the artifacts here were last made equal to the hub''s; no row: never.';
comment on column knowledge.template_syncs.only_row is 'There is one row.';
comment on column knowledge.template_syncs.artifacts is 'How many the hub had.';
comment on column knowledge.template_syncs.changed is
'How many were new, different or gone when they last were.';
comment on column knowledge.template_syncs.synced_at is 'When.';

create table knowledge.learned (
  type             text not null,
  id               text not null,
  version          text not null,
  action           text,
  fate             text not null,
  pull_request_url text,
  branch           text,
  announced_at     timestamptz,
  heard_at         timestamptz not null,
  primary key (type, id, version)
);
comment on table knowledge.learned is
'What became of each version that the hub took for an export, as last announced. For people: which
version is current follows from what the hub''s repository holds.';
comment on column knowledge.learned.type is 'Which type.';
comment on column knowledge.learned.id is 'Which artifact of it.';
comment on column knowledge.learned.version is 'Which version of that.';
comment on column knowledge.learned.action is 'What the export does with it, as the hub says it.';
comment on column knowledge.learned.fate is
'opened or updated: offered; merged or edited: taken over; rejected; closed or withdrawn.';
comment on column knowledge.learned.pull_request_url is 'Where it was offered; null: not by one.';
comment on column knowledge.learned.branch is 'The branch that held it.';
comment on column knowledge.learned.announced_at is 'The timestamp of the hub''s message.';
comment on column knowledge.learned.heard_at is 'When the message was applied here.';

commit;
