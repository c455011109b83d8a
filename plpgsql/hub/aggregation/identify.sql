create or replace function aggregation.identify(p_language text, p_kind text, p_name text)
returns uuid
language sql
immutable
parallel safe
return aggregation.hash(
  convert_to(
    'fp1|' || coalesce(p_language, '') || '|' || coalesce(p_kind, '') || '|'
      || aggregation.name_key(p_name),
    'UTF8'
  )
);

comment on function aggregation.identify(text, text, text) is
'Fingerprint of a pattern that is known by its name alone: aggregation.hash() of
fp1|language|kind|lower NFC name in UTF-8; a language or kind that was not told is empty.';
