create or replace function code.replace_files(p_code_base_id integer, p_code_base text)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_changed  integer;
  v_vanished integer;
  v_inserted integer;
begin
  with outdated as (
    delete from code.files as f
    where f.code_base_id = p_code_base_id
      and not exists (
        select from code.incoming_files as i
        where i.code_base = p_code_base
          and (i.path, i.content_hash, i.examined_with) = (f.path, f.content_hash, f.examined_with)
      )
    returning f.path
  )
  select count(i.path), count(*) - count(i.path) into v_changed, v_vanished
  from outdated as o
  left join code.incoming_files as i on i.code_base = p_code_base and i.path = o.path;

  insert into code.files (
    code_base_id, path, language, content_hash, examined_with, bytes, lines
  )
  select p_code_base_id, i.path, i.language, i.content_hash, i.examined_with, i.bytes, i.lines
  from code.incoming_files as i
  where i.code_base = p_code_base
    and not exists (
      select from code.files as f where f.code_base_id = p_code_base_id and f.path = i.path
    )
  order by i.path;
  get diagnostics v_inserted = row_count;
  -- What follows joins on these rows, of which the planner knows nothing yet: quadratic without.
  analyze code.code_bases, code.files;

  return jsonb_build_object(
    'added', v_inserted - v_changed, 'changed', v_changed, 'vanished', v_vanished
  );
end;
$$;

comment on function code.replace_files(integer, text) is
'Makes the files of a code base those of code.incoming_files: what changed is a new row, what
vanished goes with all that was said of it. Returns {"added", "changed", "vanished"}.';
