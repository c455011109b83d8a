-- merge, because `on conflict do update … where` writes to the log for rows it leaves alone.
create or replace function learning.write_usage(p_stream_id bigint, p_artifacts jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_before constant text[] := array(
    select distinct u.content_hash
    from learning.usage as u
    where u.stream_id = p_stream_id and u.content_hash is not null
  );
begin
  with told as materialized (
    select t.* from learning.told(p_artifacts) as t
  ),

  kept as (
    insert into learning.contents (content_hash, content)
    select distinct on (t.content_hash) t.content_hash, t.content
    from told as t
    where t.content_hash is not null
    order by t.content_hash
    on conflict (content_hash) do nothing
  ),

  gone as (
    delete from learning.usage as u
    where u.stream_id = p_stream_id
      and not exists (
        select from told as t
        where (t.type, t.id, t.version) = (u.type, u.id, u.version)
      )
  )

  merge into learning.usage as u
  using told as t
    on (u.stream_id, u.type, u.id, u.version) = (p_stream_id, t.type, t.id, t.version)
  when matched
    and (u.uses, u.successes, u.quality, u.content_hash)
      is distinct from (t.uses, t.successes, t.quality, t.content_hash)
  then
    update set
      uses = t.uses, successes = t.successes, quality = t.quality, content_hash = t.content_hash
  when not matched then
    insert (stream_id, type, id, version, uses, successes, quality, content_hash)
    values (
      p_stream_id, t.type, t.id, t.version, t.uses, t.successes, t.quality, t.content_hash
    );

  delete from learning.contents as c
  where c.content_hash = any (v_before)
    and not exists (select from learning.usage as u where u.content_hash = c.content_hash);
end;
$$;

comment on function learning.write_usage(bigint, jsonb) is
'Makes learning.usage of a stream equal to what its snapshot says (artifacts as learning.counted()
gives them); rows that are equal already are not touched. Contents that no stream tells any more
go.';
