-- (version, digest) is a total order of the snapshots of a stream, and the earliest sight of the
-- version that holds is kept: whatever comes, in whatever order and how often, the same is left.
create or replace function aggregation.accept_snapshots(p_first bigint, p_last bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  insert into pg_temp.batch_snapshots (
    stream_id, source_id, stream, version, digest, observed_at, msg_id, patterns,
    is_new, is_accepted, is_changed
  )
  select
    coalesce(s.stream_id, nextval('aggregation.streams_stream_id_seq')),
    c.source_id, c.stream, c.version,
    case when n.is_accepted then c.digest else s.digest end,
    case when s.version = c.version then least(s.observed_at, c.observed_at) else c.observed_at end,
    c.msg_id, c.patterns,
    s.stream_id is null, n.is_accepted, n.is_accepted and s.digest is distinct from c.digest
  from (
    select distinct on (a.source_id, a.stream)
      a.source_id, a.stream, a.version, a.digest, a.msg_id, a.patterns,
      min(a.observed_at) over (partition by a.source_id, a.stream, a.version) as observed_at
    from aggregation.candidates(p_first, p_last) as a
    order by a.source_id, a.stream, a.version desc, a.digest desc, a.msg_id
  ) as c
  left join aggregation.streams as s on s.source_id = c.source_id and s.stream = c.stream
  cross join lateral (
    select s.stream_id is null or (c.version, c.digest) > (s.version, s.digest) as is_accepted
  ) as n
  where n.is_accepted
    or s.version = c.version and s.observed_at > c.observed_at;

  perform aggregation.check_stream_quotas(p_first, p_last);
  merge into aggregation.streams as s
  using pg_temp.batch_snapshots as b on s.stream_id = b.stream_id
  when matched then
    update set version = b.version, digest = b.digest, observed_at = b.observed_at
  when not matched then
    insert (stream_id, source_id, stream, version, digest, observed_at)
    values (b.stream_id, b.source_id, b.stream, b.version, b.digest, b.observed_at);

  -- A part of the version that holds now may have come before, or come again.
  update aggregation.streams as s
  set observed_at = p.observed_at
  from (
    select w.source_id, w.stream, w.version, min(w.observed_at) as observed_at
    from aggregation.parts as w
    group by w.source_id, w.stream, w.version
  ) as p
  where (s.source_id, s.stream, s.version) = (p.source_id, p.stream, p.version)
    and s.observed_at > p.observed_at;

  -- Parts of an equal version are awaited until whole: theirs may be the greater digest. Counted
  -- once a snapshot, not once a part: somebody may send very many.
  delete from aggregation.parts as p
  using (
    select w.source_id, w.stream, w.version, w.parts
    from aggregation.parts as w
    join aggregation.streams as s on s.source_id = w.source_id and s.stream = w.stream
    group by w.source_id, w.stream, w.version, w.parts, s.version
    having s.version > w.version or s.version = w.version and count(*) = w.parts
  ) as g
  where (p.source_id, p.stream, p.version, p.parts) = (g.source_id, g.stream, g.version, g.parts);
end;
$$;

comment on function aggregation.accept_snapshots(bigint, bigint) is
'Keeps, of the candidates in this range of message ids (both null: of another hub''s), the newest of
each stream that is greater than what is stored, writes it into aggregation.streams and into the
batch. What comes again of the version that holds, or a part of it, only sets observed_at back,
where it was seen earlier; the batch has it as not accepted. Parts that are no longer awaited go.
Raises SC207 where a source would open too many streams.';
