-- Deploy instance:usage
begin;
set local role centralcloud_owner;

create table knowledge.uses (
  type       text not null,
  id         text not null,
  version    text not null,
  is_success boolean not null,
  quality    float8,
  used_at    timestamptz not null
);
comment on table knowledge.uses is
'Uses of artifacts that are not in knowledge.usage_totals yet. Appended to only, so that those who
record uses of the same artifact never wait for each other; the usage report folds and empties it.';
comment on column knowledge.uses.type is 'Which type.';
comment on column knowledge.uses.id is 'Which artifact of it.';
comment on column knowledge.uses.version is 'Which version of that.';
comment on column knowledge.uses.is_success is 'Whether it served its purpose.';
comment on column knowledge.uses.quality is
'How good it was judged to be, 0 to 1; null: not judged.';
comment on column knowledge.uses.used_at is 'When.';

create table knowledge.usage_totals (
  type          text not null,
  id            text not null,
  version       text not null,
  usage_count   bigint not null,
  success_count bigint not null,
  quality_count bigint not null,
  quality_sum   float8 not null,
  first_used_at timestamptz not null,
  last_used_at  timestamptz not null,
  primary key (type, id, version),
  constraint successes_are_uses check (success_count between 0 and usage_count)
);
comment on table knowledge.usage_totals is
'How often each version of an artifact was used, but for knowledge.uses; knowledge.usage is both.';
comment on column knowledge.usage_totals.type is 'Which type.';
comment on column knowledge.usage_totals.id is 'Which artifact of it.';
comment on column knowledge.usage_totals.version is 'Which version of that.';
comment on column knowledge.usage_totals.usage_count is 'How often it was used.';
comment on column knowledge.usage_totals.success_count is 'How often it served its purpose.';
comment on column knowledge.usage_totals.quality_count is 'How often it was judged.';
comment on column knowledge.usage_totals.quality_sum is 'Sum of these judgements, each 0 to 1.';
comment on column knowledge.usage_totals.first_used_at is 'When it was used first.';
comment on column knowledge.usage_totals.last_used_at is 'When it was used last.';

create table knowledge.reports (
  stream  text primary key,
  version bigint not null,
  digest  text not null,
  untold  text[] not null,
  sent_at timestamptz not null
);
comment on table knowledge.reports is 'What the hub was last told of the use of artifacts.';
comment on column knowledge.reports.stream is 'Of which snapshot stream.';
comment on column knowledge.reports.version is 'The version of that snapshot.';
comment on column knowledge.reports.digest is 'SHA-256 of what it said.';
comment on column knowledge.reports.untold is
'The local artifacts (type:id@version) that were told without their content.';
comment on column knowledge.reports.sent_at is 'When it was put into the outbox.';

commit;
