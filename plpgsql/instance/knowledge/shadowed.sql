-- What this instance told and the fleet has proven comes back with another provenance.
create or replace function knowledge.shadowed(p_folder text)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(jsonb_build_object(
      'file', i.path, 'path', '$',
      'reason', format(
        case
          when a.folder is not null then '%s %s %s is in folder %s already'
          when a.origin = 'local' then '%s %s %s is in the database already'
          else '%s %s %s of the hub''s repository is used, which says something else: delete '
            'the file, or raise its version'
        end,
        i.type, i.id, i.version, a.folder
      )
    )),
    '[]'
  )
  from knowledge.incoming_artifacts as i
  join knowledge.artifacts as a
    on a.type = i.type and a.id = i.id and a.version = i.version
  where a.folder is distinct from p_folder
    and (a.origin = 'local' or a.content - 'provenance' <> i.raw::jsonb - 'provenance')
$$;

comment on function knowledge.shadowed(text) is
'What of knowledge.incoming_artifacts can''t be loaded for a folder, as a list of {file, path,
reason}: the same version is here from elsewhere. Where the hub''s repository holds the same but for
its provenance, nothing is amiss.';
