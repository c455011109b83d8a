-- Deploy hub:bands
-- Patterns that look alike are suggested as aliases, and people decide. No score depends on a band.
begin;
set local role centralcloud_owner;

-- Bands are many, and a format is checked in one match over all values of a batch.
alter table intake.message_fields
  drop constraint field_format_is_known,
  add constraint field_format_is_known check (format in ('uuid', 'timestamp', 'hex64'));
comment on column intake.message_fields.format is
'uuid, timestamp (RFC 3339, such as 2026-01-31T09:00:00Z), or hex64 (16 lower-case hexadecimal
digits).';

-- A row a pattern, not a row a band: they are told, replaced and counted together.
create table aggregation.bands (
  stream_id   bigint not null,
  fingerprint uuid not null,
  bands       bytea not null,
  primary key (stream_id, fingerprint),
  constraint bands_have_eight_bytes_each
    check (octet_length(bands) between 8 and 256 and octet_length(bands) % 8 = 0)
);
comment on table aggregation.bands is
'What a stream''s current snapshot says the MinHash bands of a pattern are. They come of its normal
form alone, so those who tell the truth tell the same (aggregation.sketches).';
comment on column aggregation.bands.stream_id is 'The stream (aggregation.streams).';
comment on column aggregation.bands.fingerprint is 'The pattern.';
comment on column aggregation.bands.bands is 'Its bands, eight bytes each, in order.';

create table aggregation.suggestions (
  fingerprint      uuid not null,
  canonical        uuid not null,
  shared           integer not null,
  bands            integer not null,
  owners           integer not null,
  canonical_owners integer not null,
  suggested_at     timestamptz not null,
  dismissed_at     timestamptz,
  dismissed_by     text,
  primary key (fingerprint, canonical),
  constraint suggestion_names_another_pattern check (fingerprint <> canonical),
  constraint shared_within_bands check (shared between 1 and bands),
  constraint dismissal_is_by_somebody check (num_nulls(dismissed_at, dismissed_by) in (0, 2))
);
comment on table aggregation.suggestions is
'Pairs of patterns that look like one, until somebody makes them aliases or dismisses the pair; a
pair that was dismissed stays, so that it is not suggested again.';
comment on column aggregation.suggestions.fingerprint is 'The pattern that would no longer count.';
comment on column aggregation.suggestions.canonical is
'The pattern it would count for: the one that more owners see.';
comment on column aggregation.suggestions.shared is 'How many of their bands are the same.';
comment on column aggregation.suggestions.bands is 'Of how many.';
comment on column aggregation.suggestions.owners is
'How many owners saw the pattern when it was last looked at.';
comment on column aggregation.suggestions.canonical_owners is
'How many owners saw the canonical one then.';
comment on column aggregation.suggestions.suggested_at is 'When the pair was first suggested.';
comment on column aggregation.suggestions.dismissed_at is 'When it was dismissed; null: it waits.';
comment on column aggregation.suggestions.dismissed_by is 'The role that dismissed it.';

commit;
