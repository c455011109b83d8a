-- Deploy instance:analysis
-- A file_id is code's number of one content of one path. What is said of a file that changed since
-- is dropped by the next scan, and in no view until then.
begin;
set local role centralcloud_owner;

create schema analysis;
comment on schema analysis is
'Which patterns the code has, what tools find in it, and so which occurrences failed.';

create table analysis.patterns (
  fingerprint uuid primary key,
  rule        text not null,
  name        text not null,
  kind        text not null,
  language    text not null,
  description text not null,
  example     text,
  constraint pattern_kind_is_known check (kind in ('idiom', 'smell'))
);
comment on table analysis.patterns is 'What is looked for: one row a rule.';
comment on column analysis.patterns.fingerprint is
'Identity over the fleet: 128 bits of the SHA-256 of what the rule matches.';
comment on column analysis.patterns.rule is 'The rule file''s id; its content may change under it.';
comment on column analysis.patterns.name is 'What people call it.';
comment on column analysis.patterns.kind is 'idiom: meant to be learned; smell: to be unlearned.';
comment on column analysis.patterns.language is 'The language it is of.';
comment on column analysis.patterns.description is 'Why it matters.';
comment on column analysis.patterns.example is 'The rule file''s own example, never local code.';

create table analysis.scans (
  code_base  text primary key,
  tools      jsonb not null,
  scanned_at timestamptz not null,
  constraint tools_is_array check (jsonb_typeof(tools) = 'array')
);
comment on table analysis.scans is 'The last scan of each code base.';
comment on column analysis.scans.code_base is 'Name of the code base.';
comment on column analysis.scans.tools is 'Tools that took part: [{"name", "version"}].';
comment on column analysis.scans.scanned_at is 'When the scan was taken.';

create table analysis.findings (
  finding_id    bigint generated always as identity primary key,
  file_id       bigint not null,
  tool          text not null,
  rule          text not null,
  line          integer not null,
  column_number integer not null,
  message       text not null
);
create index findings_file on analysis.findings (file_id, line);
comment on table analysis.findings is 'What tools say of lines, of the classes that mean a bug.';
comment on column analysis.findings.finding_id is 'Its number.';
comment on column analysis.findings.file_id is 'The file.';
comment on column analysis.findings.tool is 'Who says it, such as ruff.';
comment on column analysis.findings.rule is 'The tool''s code, such as B006.';
comment on column analysis.findings.line is 'Line from 1.';
comment on column analysis.findings.column_number is 'Column from 1, as the tool counts.';
comment on column analysis.findings.message is 'What it says.';

create table analysis.unjudged_files (
  file_id bigint not null,
  tool    text not null,
  reason  text not null,
  primary key (file_id, tool)
);
comment on table analysis.unjudged_files is
'Files of which a tool could say nothing: what occurs in them is seen, but is no trial.';
comment on column analysis.unjudged_files.file_id is 'The file.';
comment on column analysis.unjudged_files.tool is 'The tool.';
comment on column analysis.unjudged_files.reason is 'Why, in the tool''s words.';

create table analysis.occurrences (
  occurrence_id     bigint generated always as identity primary key,
  file_id           bigint not null,
  fingerprint       uuid not null references analysis.patterns,
  start_line        integer not null,
  end_line          integer not null,
  extent_start_line integer not null,
  extent_end_line   integer not null,
  failed_by         bigint references analysis.findings on delete set null,
  failed            boolean not null generated always as (failed_by is not null) stored,
  constraint occurrence_lies_in_its_extent check (
    1 <= extent_start_line and extent_start_line <= start_line
      and start_line <= end_line and end_line <= extent_end_line
  )
);
create index occurrences_file on analysis.occurrences (file_id);
create index occurrences_pattern on analysis.occurrences (fingerprint);
create index occurrences_failed_by on analysis.occurrences (failed_by) where failed_by is not null;
comment on table analysis.occurrences is 'Where patterns occur, and whether it went well there.';
comment on column analysis.occurrences.occurrence_id is 'Its number.';
comment on column analysis.occurrences.file_id is 'The file.';
comment on column analysis.occurrences.fingerprint is 'The pattern.';
comment on column analysis.occurrences.start_line is 'First line of the match, from 1.';
comment on column analysis.occurrences.end_line is 'Last line of the match.';
comment on column analysis.occurrences.extent_start_line is
'First line in which a finding makes it failed: of the function around it, else its statement.';
comment on column analysis.occurrences.extent_end_line is 'Last such line.';
comment on column analysis.occurrences.failed_by is 'The first finding in its extent; null: none.';
comment on column analysis.occurrences.failed is 'Whether there is one.';

create table analysis.snapshots (
  stream     text primary key,
  version    bigint not null,
  message_id uuid not null,
  sent_at    timestamptz not null
);
comment on table analysis.snapshots is
'The last snapshot of each stream that was put in the outbox.';
comment on column analysis.snapshots.stream is 'Such as code_ingest:<code base>.';
comment on column analysis.snapshots.version is
'Its version: microseconds since 1970, or one more.';
comment on column analysis.snapshots.message_id is 'Id of the message.';
comment on column analysis.snapshots.sent_at is 'When it was put in the outbox.';

create table analysis.frameworks (
  package  text not null,
  language text not null,
  name     text not null,
  primary key (language, package)
);
comment on table analysis.frameworks is 'Imported packages that are frameworks, by exact name.';
comment on column analysis.frameworks.package is 'The package as it is imported.';
comment on column analysis.frameworks.language is 'The language it is of.';
comment on column analysis.frameworks.name is 'What people call it.';

-- Filled by copy and emptied by take_scan() in one transaction: there is nothing to log.
create unlogged table analysis.incoming_patterns (
  code_base   text not null,
  fingerprint uuid not null,
  rule        text not null,
  name        text not null,
  kind        text not null,
  language    text not null,
  description text not null,
  example     text
);
comment on table analysis.incoming_patterns is 'Every rule of a scan, for analysis.take_scan().';
comment on column analysis.incoming_patterns.code_base is 'Name of the code base.';
comment on column analysis.incoming_patterns.fingerprint is 'As in analysis.patterns.';
comment on column analysis.incoming_patterns.rule is 'As in analysis.patterns.';
comment on column analysis.incoming_patterns.name is 'As in analysis.patterns.';
comment on column analysis.incoming_patterns.kind is 'As in analysis.patterns.';
comment on column analysis.incoming_patterns.language is 'As in analysis.patterns.';
comment on column analysis.incoming_patterns.description is 'As in analysis.patterns.';
comment on column analysis.incoming_patterns.example is 'As in analysis.patterns.';

create unlogged table analysis.incoming_occurrences (
  code_base         text not null,
  path              text not null,
  fingerprint       uuid not null,
  start_line        integer not null,
  end_line          integer not null,
  extent_start_line integer not null,
  extent_end_line   integer not null
);
comment on table analysis.incoming_occurrences is 'Occurrences in scanned files.';
comment on column analysis.incoming_occurrences.code_base is 'Name of the code base.';
comment on column analysis.incoming_occurrences.path is 'The file''s path.';
comment on column analysis.incoming_occurrences.fingerprint is 'As in analysis.occurrences.';
comment on column analysis.incoming_occurrences.start_line is 'As in analysis.occurrences.';
comment on column analysis.incoming_occurrences.end_line is 'As in analysis.occurrences.';
comment on column analysis.incoming_occurrences.extent_start_line is 'As in analysis.occurrences.';
comment on column analysis.incoming_occurrences.extent_end_line is 'As in analysis.occurrences.';

create unlogged table analysis.incoming_findings (
  code_base     text not null,
  path          text not null,
  tool          text not null,
  rule          text not null,
  line          integer not null,
  column_number integer not null,
  message       text not null
);
comment on table analysis.incoming_findings is 'Findings in scanned files.';
comment on column analysis.incoming_findings.code_base is 'Name of the code base.';
comment on column analysis.incoming_findings.path is 'The file''s path.';
comment on column analysis.incoming_findings.tool is 'As in analysis.findings.';
comment on column analysis.incoming_findings.rule is 'As in analysis.findings.';
comment on column analysis.incoming_findings.line is 'As in analysis.findings.';
comment on column analysis.incoming_findings.column_number is 'As in analysis.findings.';
comment on column analysis.incoming_findings.message is 'As in analysis.findings.';

create unlogged table analysis.incoming_unjudged_files (
  code_base text not null,
  path      text not null,
  tool      text not null,
  reason    text not null
);
comment on table analysis.incoming_unjudged_files is 'Scanned files that a tool could not judge.';
comment on column analysis.incoming_unjudged_files.code_base is 'Name of the code base.';
comment on column analysis.incoming_unjudged_files.path is 'The file''s path.';
comment on column analysis.incoming_unjudged_files.tool is 'As in analysis.unjudged_files.';
comment on column analysis.incoming_unjudged_files.reason is 'As in analysis.unjudged_files.';

commit;
