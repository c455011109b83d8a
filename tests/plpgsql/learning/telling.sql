-- What the files of learning share: \ir ../telling.sql
-- `one 100 95, two@2.0.0 3 3`: prompt one, version 1.0.0, 95 of 100 uses; and so on.
create function pg_temp.artifacts(p_artifacts text, p_text text default null)
returns jsonb
language sql
immutable
as $$
  select coalesce(
    jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'type', 'prompt',
      'id', split_part(w.words[1], '@', 1),
      'version', coalesce(nullif(split_part(w.words[1], '@', 2), ''), '1.0.0'),
      'usage_count', w.words[2]::integer,
      'success_count', w.words[3]::integer,
      'quality_score', w.words[4]::numeric,
      'content', case when p_text is not null then jsonb_build_object('body', p_text) end
    ))),
    '[]'
  )
  from (
    select string_to_array(trim(t.told), ' ') as words
    from regexp_split_to_table(p_artifacts, ',') as t (told)
    where trim(t.told) <> ''
  ) as w;
$$;

create function pg_temp.tell(
  p_source    text,
  p_stream    text,
  p_version   bigint,
  p_artifacts text,
  p_text      text default null
)
returns bigint
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'learned_artifacts',
    'source', p_source,
    'snapshot', jsonb_build_object('stream', p_stream, 'version', p_version),
    'artifacts', pg_temp.artifacts(p_artifacts, p_text)
  ));
$$;

create view pg_temp.facts as
select i.instance, s.stream, u.type, u.id, u.version, u.uses, u.successes, u.quality,
  u.content_hash
from learning.usage as u
join learning.streams as s on s.stream_id = u.stream_id
join fleet.identities as i on i.instance_id = s.source_id;

-- Three instances of three owners.
create function pg_temp.gather()
returns void
language sql
as $$
  select fleet.add('singularity-' || n) from generate_series(1, 3) as n;
$$;

-- They used prompt p_artifact (`one`, `one@2.0.0`) so often; nearly all of that the first one did.
-- The others saw it succeed once, or fail where it mostly does.
create function pg_temp.prove(
  p_artifact  text,
  p_uses      integer,
  p_successes integer,
  p_text      text default 'text',
  p_at        bigint default 1
)
returns void
language plpgsql
as $$
declare
  v_once constant integer := (p_successes >= 0.85 * p_uses)::integer;
begin
  perform pg_temp.tell(
    'singularity-' || n, p_artifact, p_at,
    case n
      when 1 then format('%s %s %s', p_artifact, p_uses - 2, p_successes - 2 * v_once)
      else format('%s 1 %s', p_artifact, v_once)
    end,
    p_text
  )
  from generate_series(1, 3) as n;
  perform learning.fold_usage();
end;
$$;

-- What the repository holds, all at once: `learned/prompt/one.json one 1.0.0`.
create function pg_temp.hold(variadic p_files text[])
returns void
language plpgsql
as $$
begin
  insert into learning.incoming_artifacts (type, id, version, path, raw)
  select
    'prompt', split_part(f.file, ' ', 2), split_part(f.file, ' ', 3), split_part(f.file, ' ', 1),
    '{}'
  from unnest(p_files) as f (file);
  perform learning.load_artifacts(repeat('0', 40));
end;
$$;

create function pg_temp.verdict(p_id text, p_version text default '1.0.0')
returns text
language sql
as $$
  select c.verdict || ': ' || c.reason
  from learning.candidates as c
  where c.id = p_id and c.version = p_version;
$$;

-- The payload that the worker would get.
create function pg_temp.payload()
returns jsonb
language sql
as $$
  select t.payload
  from scheduling.tasks as t
  where t.kind = 'knowledge_export' and t.state in ('queued', 'running');
$$;

-- What a worker reports of it.
create function pg_temp.finish(p_state text, p_more jsonb default '{}')
returns void
language sql
as $$
  select learning.finish_export(
    pg_temp.payload(),
    jsonb_build_object(
      'state', p_state, 'branch', pg_temp.payload() ->> 'branch', 'base', 'main',
      'commit', repeat('1', 40), 'title', 'Learned'
    ) || p_more
  );
$$;

create function pg_temp.told()
returns text[]
language sql
as $$
  select array(
    select l.payload ->> 'status'
    from routing.log as l
    where l.topic = 'aggregated_learning'
    order by l.topic_offset
  );
$$;
