create or replace function learning.load_commit(
  p_git_url    text,
  p_commit     text,
  p_artifacts  bigint,
  p_ranking_id bigint
)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_known   constant boolean := p_commit is not distinct from learning.current_commit();
  v_copied  constant bigint := (select count(*) from learning.incoming_artifacts);
  v_changed integer;
begin
  if p_commit is null or v_copied is distinct from p_artifacts then
    raise exception 'the result names commit % and % artifacts, % were copied',
      coalesce(p_commit, 'null'), coalesce(p_artifacts::text, 'null'), v_copied
      using errcode = 'SC604',
            detail  = 'A commit is loaded whole: its hash, the number of its artifacts, and as '
                      'many copied rows.',
            hint    = 'The worker and this bundle are of different versions; upgrade both.';
  end if;

  v_changed := learning.load_artifacts(p_commit);
  if not v_known then
    insert into learning.commits (commit, changed, loaded_at)
    values (p_commit, v_changed, centralcloud.clock());
    perform learning.announce(p_git_url, p_commit, p_ranking_id, v_changed);
  end if;
  return v_changed;
end;
$$;

comment on function learning.load_commit(text, text, bigint, bigint) is
'Loads a commit of the templates repository from the rows of learning.incoming_artifacts
(p_artifacts of them) and, if it is another one than before, tells the fleet, with the ranking that
it brings (null: none). Returns how many artifacts were new, different or gone. Raises SC604 when
the copied rows are not as many.';
