-- Deploy core:centralcloud
begin;
set local role centralcloud_owner;

create schema centralcloud;
comment on schema centralcloud is
'The pack itself: what is installed, its settings, and the clock that everything reads.';

create table centralcloud.bundles (
  bundle       text primary key,
  version      text not null,
  installed_at timestamptz not null,
  upgraded_at  timestamptz not null,
  constraint bundle_is_known check (bundle in ('core', 'hub', 'instance'))
);
comment on table centralcloud.bundles is
'The bundles in this database and the version of the package that installed each.';
comment on column centralcloud.bundles.bundle is 'core, hub or instance.';
comment on column centralcloud.bundles.version is 'Version of the package that last installed it.';
comment on column centralcloud.bundles.installed_at is 'When it was first installed.';
comment on column centralcloud.bundles.upgraded_at is 'When its version last changed.';

create table centralcloud.components (
  component   text primary key,
  mode        text not null,
  version     text not null,
  recorded_at timestamptz not null,
  constraint component_mode_is_known check (mode in ('extension', 'sql'))
);
comment on table centralcloud.components is
'What others made that this database stands on, such as pgmq.';
comment on column centralcloud.components.component is 'Its name.';
comment on column centralcloud.components.mode is
'extension: made by create extension; sql: made by running its script.';
comment on column centralcloud.components.version is 'Its version.';
comment on column centralcloud.components.recorded_at is 'When this was last recorded.';

create table centralcloud.scripts (
  bundle     text not null,
  path       text not null,
  hash       text not null,
  applied_at timestamptz not null,
  primary key (bundle, path)
);
comment on table centralcloud.scripts is
'The ledger of function files: which content of which file is in this database.';
comment on column centralcloud.scripts.bundle is 'core, hub or instance.';
comment on column centralcloud.scripts.path is
'Path below plpgsql/<bundle>, such as ranking/refresh.sql.';
comment on column centralcloud.scripts.hash is 'SHA-256 of the applied content, in hex.';
comment on column centralcloud.scripts.applied_at is 'When this content was applied.';

create table centralcloud.settings (
  name          text primary key,
  value         text,
  default_value text not null,
  description   text not null,
  changed_at    timestamptz
);
comment on table centralcloud.settings is
'Every setting that a room registered; upgrades change defaults, never a value that was chosen.';
comment on column centralcloud.settings.name is 'room.setting, such as link.batch_size.';
comment on column centralcloud.settings.value is 'What was chosen here; null: the default holds.';
comment on column centralcloud.settings.default_value is 'What holds while nothing was chosen.';
comment on column centralcloud.settings.description is 'What it does, with its unit.';
comment on column centralcloud.settings.changed_at is 'When the value was last chosen.';

create table centralcloud.clock_override (
  only_row  boolean primary key default true,
  frozen_at timestamptz,
  shift     interval not null default interval '0',
  constraint clock_override_is_one_row check (only_row)
);
comment on table centralcloud.clock_override is
'Freezes or shifts centralcloud.clock() in every session of this database, for tests.';
comment on column centralcloud.clock_override.only_row is 'There is one row.';
comment on column centralcloud.clock_override.frozen_at is
'The moment at which the clock stands still; null: it runs.';
comment on column centralcloud.clock_override.shift is 'Added to the running or frozen clock.';
insert into centralcloud.clock_override (only_row) values (true);

commit;
