-- Deploy core:monitoring
begin;
set local role centralcloud_owner;

create schema monitoring;
comment on schema monitoring is
'What an operator looks at: status, findings and metrics, collected from what the rooms register.';

create table monitoring.sources (
  room     text primary key,
  status   text,
  findings text,
  samples  text,
  constraint source_room_is_a_word check (room ~ '^[a-z_][a-z0-9_]{0,62}$'),
  constraint status_is_the_rooms_own check (split_part(status, '.', 1) = room),
  constraint findings_are_the_rooms_own check (split_part(findings, '.', 1) = room),
  constraint samples_are_the_rooms_own check (split_part(samples, '.', 1) = room),
  constraint source_routines_are_room_dot_verb check (
    status ~ '^[a-z0-9_]+\.[a-z_][a-z0-9_]*$'
    and findings ~ '^[a-z0-9_]+\.[a-z_][a-z0-9_]*$'
    and samples ~ '^[a-z0-9_]+\.[a-z_][a-z0-9_]*$'
  ),
  constraint source_tells_something check (num_nonnulls(status, findings, samples) > 0)
);
comment on table monitoring.sources is
'The functions by which each room tells how it is; none takes an argument.';
comment on column monitoring.sources.room is 'Which room.';
comment on column monitoring.sources.status is
'room.verb, a row a thing to watch, of the columns of view status; null: none.';
comment on column monitoring.sources.findings is
'room.verb, a row a thing that is wrong, as of doctor(); null: none.';
comment on column monitoring.sources.samples is
'room.verb, a row a sample, of (metric, labels, value); null: none.';

create table monitoring.metric_families (
  metric text primary key,
  type   text not null,
  help   text not null,
  constraint metric_is_a_prometheus_name check (metric ~ '^centralcloud_[a-z0-9_]+$'),
  constraint metric_type_is_known check (type in ('gauge', 'counter')),
  constraint a_counter_is_a_total check ((type = 'counter') = (metric ~ '_total$'))
);
comment on table monitoring.metric_families is
'The metrics that rooms tell samples of, as the text of metrics() introduces them.';
comment on column monitoring.metric_families.metric is
'Its name, with its unit, such as centralcloud_oldest_age_seconds.';
comment on column monitoring.metric_families.type is
'gauge, or counter: it only grows, but for a restart from 0.';
comment on column monitoring.metric_families.help is 'What it says, for people.';

create table monitoring.alarms (
  alarm_id  bigint generated always as identity primary key,
  check_name text not null,
  subject   text not null,
  severity  text not null,
  finding   text not null,
  hint      text not null,
  opened_at timestamptz not null,
  seen_at   timestamptz not null,
  closed_at timestamptz,
  constraint alarm_severity_is_known check (severity in ('error', 'warning'))
);
comment on table monitoring.alarms is
'Findings of doctor() over time: from when one was first seen until it was gone.';
comment on column monitoring.alarms.alarm_id is 'Ascending in order of opening.';
comment on column monitoring.alarms.check_name is 'Which check found it.';
comment on column monitoring.alarms.subject is
'What is wrong: with the check, what tells this alarm from others.';
comment on column monitoring.alarms.severity is 'error or warning, as it was seen last.';
comment on column monitoring.alarms.finding is 'What is wrong, as it was seen last.';
comment on column monitoring.alarms.hint is 'What to do about it.';
comment on column monitoring.alarms.opened_at is 'When it was first seen.';
comment on column monitoring.alarms.seen_at is 'When it was last seen.';
comment on column monitoring.alarms.closed_at is 'When it was seen to be gone; null: it is open.';

create unique index alarms_one_open_per_subject on monitoring.alarms (check_name, subject)
  where closed_at is null;
create index alarms_by_age on monitoring.alarms (closed_at) where closed_at is not null;

commit;
