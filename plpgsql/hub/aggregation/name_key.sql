create or replace function aggregation.name_key(p_name text)
returns text
language sql
immutable
parallel safe
return lower(normalize(p_name, nfc) collate "und-x-icu");

comment on function aggregation.name_key(text) is
'What two names have in common that aggregation.identify() takes for the same: lower NFC, by
Unicode.';
