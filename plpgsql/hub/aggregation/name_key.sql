-- Lower case is Unicode's (ICU, and Python's str.lower): the database's own collation may know
-- ASCII only, and the same name must give the same fingerprint on every hub and instance. ASCII is
-- in NFC; to have normalize() find that out would take most of the time.
create or replace function aggregation.name_key(p_name text)
returns text
language sql
immutable
parallel safe
return lower(
  case when octet_length(p_name) = length(p_name) then p_name else normalize(p_name, nfc) end
  collate "und-x-icu"
);

comment on function aggregation.name_key(text) is
'What two names have in common that aggregation.identify() takes for the same: lower NFC, by
Unicode.';
