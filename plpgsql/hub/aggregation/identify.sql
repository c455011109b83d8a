-- Lower case is Unicode's (ICU, and Python's str.lower): the database's own collation may know
-- ASCII only, and the same name must give the same fingerprint on every hub and instance.
create or replace function aggregation.identify(p_language text, p_kind text, p_name text)
returns uuid
language sql
immutable
parallel safe
return aggregation.hash(
  convert_to(
    'fp1|' || coalesce(p_language, '') || '|' || coalesce(p_kind, '') || '|'
      || lower(normalize(p_name, nfc) collate "und-x-icu"),
    'UTF8'
  )
);

comment on function aggregation.identify(text, text, text) is
'Fingerprint of a pattern that is known by its name alone: aggregation.hash() of
fp1|language|kind|lower NFC name in UTF-8; a language or kind that was not told is empty.';
