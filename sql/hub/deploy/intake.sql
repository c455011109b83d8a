-- Deploy hub:intake
-- The contract of every message is rows: types, their fields, and rules between fields. They are
-- compiled to one jsonpath a type, which finds what violates it.
begin;
set local role centralcloud_owner;

create schema intake;
comment on schema intake is
'The door of the hub: what a message may be, who may send it, and what could not be processed.';

create table intake.message_types (
  type         text collate "C" primary key,
  description  text not null,
  direction    text not null,
  has_queue    boolean not null,
  max_bytes    integer not null,
  max_elements integer not null,
  keep_for     interval not null,
  violation    jsonpath not null,
  constraint message_type_is_a_name check (type ~ '^[a-z][a-z_]*(\.[a-z][a-z_]*)?$'),
  constraint message_direction_is_known check (direction in ('inbound', 'outbound')),
  constraint message_limits_are_positive check (max_bytes > 0 and max_elements > 0),
  constraint message_is_kept_for_a_time check (keep_for > interval '0')
) with (toast_tuple_target = 8160);
-- Every message is checked with it: decompressing it each time would cost as much as the check.
alter table intake.message_types alter column violation set storage external;
comment on table intake.message_types is
'Every type of message there is. registry and contract say it; registering a type says it anew.';
comment on column intake.message_types.type is 'The type; its queue has the same name.';
comment on column intake.message_types.description is 'What a message of this type tells.';
comment on column intake.message_types.direction is
'inbound: instances send it; outbound: the hub sends it.';
comment on column intake.message_types.has_queue is 'Whether it goes through a work queue of pgmq.';
comment on column intake.message_types.max_bytes is 'Largest message, in bytes as jsonb.';
comment on column intake.message_types.max_elements is 'Longest array anywhere in a message.';
comment on column intake.message_types.keep_for is
'How long messages that were processed stay in the archive.';
comment on column intake.message_types.violation is
'Compiled from the fields and rules: matches a message that violates one (texts'' lengths and
formats are checked beside it).';

create table intake.message_fields (
  type           text collate "C" not null references intake.message_types on delete cascade,
  path           text collate "C" not null,
  parent         text collate "C"
    generated always as (nullif(regexp_replace(path, '(\.?[a-z_]+|\[\*\])$', ''), '')) stored,
  json_type      text not null,
  is_required    boolean not null,
  minimum        numeric,
  maximum        numeric,
  max_length     integer,
  is_filled      boolean not null,
  format         text,
  pattern        text,
  choices        text[],
  unit           text,
  description    text not null,
  values_path    jsonpath not null,
  values_pattern text,
  primary key (type, path),
  constraint field_lies_in_a_field foreign key (type, parent)
    references intake.message_fields (type, path) on delete cascade,
  constraint field_path_is_steps check (path ~ '^[a-z_]+(\[\*\])?(\.[a-z_]+(\[\*\])?)*$'),
  constraint field_json_type_is_known check (
    json_type in ('string', 'number', 'integer', 'boolean', 'object', 'array', 'any')
  ),
  constraint only_numbers_have_ranges check (
    json_type in ('number', 'integer') or (minimum is null and maximum is null)
  ),
  constraint integers_have_ranges check (
    json_type <> 'integer' or (minimum is not null and maximum is not null)
  ),
  constraint only_strings_are_checked_as_text check (
    json_type = 'string'
    or num_nulls(max_length, format, pattern, choices) = 4 and not is_filled
  ),
  constraint field_format_is_known check (format in ('uuid', 'timestamp')),
  constraint elements_are_not_required check (not (is_required and path like '%*]'))
);
comment on table intake.message_fields is
'What is known of the fields of each type. Fields that are not listed are allowed and kept.';
comment on column intake.message_fields.type is 'The type (intake.message_types).';
comment on column intake.message_fields.path is
'Where it lies: patterns[*].success_rate; patterns[*] itself is each element of the array.';
comment on column intake.message_fields.parent is
'Path of the object or array it lies in; null for a field of the message itself.';
comment on column intake.message_fields.json_type is
'string, number, integer (a number without a fraction), boolean, object, array or any. A JSON null
is none of them but any.';
comment on column intake.message_fields.is_required is
'Whether it must be there when what it lies in is.';
comment on column intake.message_fields.minimum is 'Least value, in the field''s unit.';
comment on column intake.message_fields.maximum is 'Greatest value, in the field''s unit.';
comment on column intake.message_fields.max_length is 'Longest text, in characters.';
comment on column intake.message_fields.is_filled is 'Whether an empty text is refused.';
comment on column intake.message_fields.format is
'uuid, or timestamp (RFC 3339, such as 2026-01-31T09:00:00Z).';
comment on column intake.message_fields.pattern is 'Regular expression that a text must match.';
comment on column intake.message_fields.choices is 'The texts that are allowed.';
comment on column intake.message_fields.unit is 'Unit of the value.';
comment on column intake.message_fields.description is 'What it says, for people.';
comment on column intake.message_fields.values_path is
'Compiled: finds every value of the field in a message.';
comment on column intake.message_fields.values_pattern is
'Compiled from format: what the values, as the text of JSON arrays one after the other, must match.
One match over all values of a batch costs a tenth of a match each.';

create table intake.message_rules (
  type        text collate "C" not null references intake.message_types on delete cascade,
  path        text collate "C" not null,
  violation   text collate "C" not null,
  description text not null,
  primary key (type, path, violation)
);
comment on table intake.message_rules is 'Rules between the fields of one object.';
comment on column intake.message_rules.type is 'The type (intake.message_types).';
comment on column intake.message_rules.path is
'The object the rule is about: patterns[*]; empty for the message itself.';
comment on column intake.message_rules.violation is
'jsonpath predicate over that object (@) that is true when the rule is violated.';
comment on column intake.message_rules.description is 'What is wrong then, for people.';

create table intake.received_ids (
  source      text not null,
  id          uuid not null,
  msg_id      bigint not null,
  received_at timestamptz not null,
  primary key (source, id)
);
create index received_ids_by_age on intake.received_ids (received_at);
comment on table intake.received_ids is
'Ids of messages that were taken: the same id of the same source is the same message.';
comment on column intake.received_ids.source is 'The instance that sent it.';
comment on column intake.received_ids.id is 'The id it gave.';
comment on column intake.received_ids.msg_id is 'The number in the queue that the first one got.';
comment on column intake.received_ids.received_at is
'When the first one was taken; kept for the setting intake.keep_ids_for.';

create table intake.dead_letters (
  dead_letter_id bigint generated always as identity primary key,
  type           text not null,
  msg_id         bigint not null,
  source         text,
  message        jsonb not null,
  headers        jsonb not null,
  reason         text not null,
  sqlstate       text not null,
  error          text not null,
  detail         text,
  context        text,
  attempts       integer not null,
  buried_at      timestamptz not null,
  constraint dead_letter_was_tried check (attempts > 0)
);
comment on table intake.dead_letters is
'Messages that passed the door and could not be processed, moved here from the archive.';
comment on column intake.dead_letters.dead_letter_id is 'Number of the dead letter.';
comment on column intake.dead_letters.type is 'The message''s type and queue.';
comment on column intake.dead_letters.msg_id is 'Its number in the queue.';
comment on column intake.dead_letters.source is 'Who sent it; null for the hub.';
comment on column intake.dead_letters.message is 'The message, as it stood in the queue.';
comment on column intake.dead_letters.headers is 'Its headers: source, received_at, attempts.';
comment on column intake.dead_letters.reason is
'unprocessable: processing it failed; incomplete: what it belongs to never came.';
comment on column intake.dead_letters.sqlstate is 'SQLSTATE of the failure.';
comment on column intake.dead_letters.error is 'Its message.';
comment on column intake.dead_letters.detail is 'Its detail.';
comment on column intake.dead_letters.context is 'Where it was raised.';
comment on column intake.dead_letters.attempts is 'How often it was tried, redrives included.';
comment on column intake.dead_letters.buried_at is 'When it came here.';

commit;
