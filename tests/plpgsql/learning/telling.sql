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
