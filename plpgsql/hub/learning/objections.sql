-- An id is a path below learned/: what is no name of a file everywhere, or no id to the schema of
-- artifacts, would be left out by the worker, night after night.
create or replace function learning.objections(p_type text, p_id text, p_version_key text)
returns text[]
language sql
immutable
parallel safe
return array_remove(
  array[
    case
      when p_type in ('pattern', 'ranking') then 'patterns are ranked, not promoted'
      when p_type !~ '^[a-z][a-z0-9_]{0,62}$' then 'its type is none: ^[a-z][a-z0-9_]{0,62}$'
    end,
    case
      when p_id !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$'
        or p_id ~ '(^|/)([.-]|/|$)' or p_id ~ '\.(lock|json)?(/|$)'
        or p_id ~* '(^|/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|/|$)'
      then 'its id can''t be the name of a file'
    end,
    case when p_version_key is null then 'its version is none (semver.org)' end
  ],
  null
);

comment on function learning.objections(text, text, text) is
'Why no repository may hold an artifact of this type, id and version (its
centralcloud.version_key()), whatever it says; none: it may.';
