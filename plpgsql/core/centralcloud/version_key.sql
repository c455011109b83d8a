-- Numbers are led by how many digits they have, so that they sort as text; a word of a pre-release
-- ends in a space, which sorts before all that may be in one.
create or replace function centralcloud.version_key(p_version text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
  select (
    (
      select string_agg(to_char(length(n.digits), 'FM00') || n.digits, '' order by n.place)
      from unnest(v.parts[1:3]) with ordinality as n (digits, place)
    ) || case
      when v.parts[4] is null then '2'
      else (
        select string_agg(
          case
            when i.word ~ '^[0-9]+$' then '10' || to_char(length(i.word), 'FM00') || i.word
            else '11' || i.word || ' '
          end,
          '' order by i.place
        )
        from unnest(string_to_array(v.parts[4], '.')) with ordinality as i (word, place)
      ) || '0'
    end
  ) collate "C"
  from regexp_match(
    p_version,
    '^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)'
    '(?:-((?!0[0-9]+(?:[.+]|$))[0-9A-Za-z-]+(?:\.(?!0[0-9]+(?:[.+]|$))[0-9A-Za-z-]+)*))?'
    '(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$'
  ) as v (parts)
  where length(p_version) <= 100
$$;

comment on function centralcloud.version_key(text) is
'What semantic versions (2.0.0) of at most 100 characters sort by, collate "C": by precedence, a
pre-release before its release; what follows a plus counts for nothing. Null for what is no version.
Source: https://semver.org, clause 11.';
