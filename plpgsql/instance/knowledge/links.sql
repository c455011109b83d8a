create or replace function knowledge.links(p_content jsonb)
returns table (place bigint, reference text, type text, id text, version text)
language sql
stable
set search_path = ''
as $$
  select
    l.place, l.reference, p.type, p.id,
    case
      when p.version = '' then knowledge.highest(p.type, p.id)
      else (
        select a.version
        from knowledge.artifacts as a
        where a.type = p.type and a.id = p.id and a.version = p.version
      )
    end
  from (
    select 0::bigint, p_content ->> 'extends'
    where p_content ? 'extends'
    union all
    select c.place, c.reference
    from jsonb_array_elements_text(p_content -> 'compose') with ordinality as c (reference, place)
  ) as l (place, reference)
  cross join lateral (
    select
      split_part(l.reference, ':', 1),
      split_part(substr(l.reference, strpos(l.reference, ':') + 1), '@', 1),
      split_part(l.reference, '@', 2)
  ) as p (type, id, version)
$$;

comment on function knowledge.links(jsonb) is
'What a document refers to: at place 0 what it extends, from 1 what it is composed of, in order.
version is the one that is meant; null: there is none.';
