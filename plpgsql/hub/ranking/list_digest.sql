create or replace function ranking.list_digest(p_entries jsonb)
returns uuid
language sql
immutable
parallel safe
begin atomic
  select aggregation.hash(
    convert_to(
      coalesce(
        jsonb_agg(
          jsonb_build_array(e.rank, e.fingerprint, e.name, e.language, e.kind) order by e.rank
        ),
        '[]'
      )::text,
      'UTF8'
    )
  )
  from jsonb_to_recordset(p_entries)
    as e (rank integer, fingerprint uuid, name text, language text, kind text);
end;

comment on function ranking.list_digest(jsonb) is
'Digest of a list of entries (a jsonb array): over rank, fingerprint, name, language and kind
alone, so that a moved decimal doesn''t make a new ranking.';
