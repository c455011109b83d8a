-- Sorted as the primary key is, so that rows and index pages are written in order. Numbers come as
-- numeric because 5.0 is an integer to JSON, and not to int8in(). The digits of all bands of a
-- pattern are decoded at once: one by one they cost more than all else.
create or replace function aggregation.read_observations()
returns void
language sql
volatile
set search_path = ''
as $$
  insert into pg_temp.batch_observations (
    stream_id, fingerprint, trials, successes, occurrences, observed_at,
    name, language, kind, description, example, bands, is_first
  )
  select
    r.stream_id, r.fingerprint, r.trials, r.successes, r.occurrences, r.observed_at,
    r.name, r.language, r.kind, r.description, r.example, r.bands,
    1 = row_number() over (
      partition by r.stream_id, r.fingerprint
      order by
        r.name collate "C", r.language collate "C", r.kind collate "C",
        r.description collate "C", r.example collate "C"
    )
  from (
    select
      s.stream_id,
      coalesce(p.fingerprint, aggregation.identify(p.language, p.kind, p.name)) as fingerprint,
      case when p.trials is null or p.successes is null then p.frequency else p.trials end
        as trials,
      case
        when p.trials is null or p.successes is null then round(p.frequency * p.success_rate)
        else p.successes
      end as successes,
      coalesce(p.occurrences, p.frequency, p.trials) as occurrences,
      s.observed_at,
      p.name, coalesce(p.language, '') as language, coalesce(p.kind, '') as kind, p.description,
      p.examples ->> 0 as example,
      decode(translate(p.bands::text, '", []', ''), 'hex') as bands
    from pg_temp.batch_snapshots as s
    left join pg_temp.batch_messages as m on m.msg_id = s.msg_id
    cross join lateral jsonb_to_recordset(coalesce(s.patterns, m.patterns)) as p (
      fingerprint uuid, name text, language text, kind text,
      trials numeric, successes numeric, occurrences numeric,
      frequency numeric, success_rate numeric, description text, examples jsonb,
      bands jsonb
    )
    where s.is_changed
  ) as r
  order by r.stream_id, r.fingerprint;
$$;

comment on function aggregation.read_observations() is
'Turns the patterns of the batch''s changed snapshots into rows. The seed''s bare form gets trials =
frequency and successes = round(frequency * success_rate).';
