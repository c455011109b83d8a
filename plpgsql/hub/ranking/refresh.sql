-- Under a lock, so that all of it is of one set of parameters; in order, so that its rankings get
-- the same numbers everywhere. Memory for the hash of all patterns at once: spilled to disk it
-- takes twice as long.
create or replace function ranking.refresh()
returns jsonb
language plpgsql
volatile
set search_path = ''
set work_mem = '256MB'
as $$
declare
  v_stats      jsonb;
  v_lists      integer := 0;
  v_changed    integer := 0;
  v_ranked     integer := 0;
  v_announced  bigint;
  v_entries    jsonb;
  v_is_whole   boolean;
  v_ranking_id bigint;
  v_list       record;
begin
  lock table ranking.rankings in share row exclusive mode;
  lock table ranking.models in share mode;
  v_stats := ranking.list_stats();
  for v_list in
    select l.language, l.kind, l.entries, c.digest
    from ranking.lists_today() as l
    left join ranking.current_rankings as c
      on c.language is not distinct from l.language
      and c.kind is not distinct from l.kind
    order by l.language collate "C" nulls first, l.kind collate "C" nulls first
  loop
    v_is_whole := v_list.language is null and v_list.kind is null;
    if v_is_whole then
      v_ranked := jsonb_array_length(v_list.entries);
    end if;
    v_lists := v_lists + (v_list.entries <> '[]')::integer;
    continue when v_list.digest = ranking.list_digest(v_list.entries);

    v_changed := v_changed + 1;
    if v_is_whole then
      v_list.entries := ranking.with_texts(v_list.entries);
      v_entries := v_list.entries;
    end if;
    v_ranking_id := ranking.store(
      p_language => v_list.language,
      p_kind     => v_list.kind,
      p_entries  => v_list.entries,
      p_stats    => v_stats
    );
    if v_is_whole then
      v_announced := v_ranking_id;
    end if;
  end loop;

  if v_announced is not null then
    perform ranking.announce(v_announced, v_entries, v_stats);
  end if;
  return v_stats || jsonb_build_object(
    'lists',         v_lists,
    'lists_changed', v_changed,
    'ranked',        v_ranked,
    'changed',       v_announced is not null,
    'ranking_id',    (select c.ranking_id from ranking.current_ranking as c)
  );
end;
$$;

comment on function ranking.refresh() is
'Routine of job pattern_ranking: scores everything, stores a new ranking of each list that changed,
and announces the one of everything when it did. Returns {"patterns", "instances", "owners",
"votes", "model_version", "lists", "lists_changed", "ranked", "changed", "ranking_id"}: the last
three are of the ranking of everything.';
