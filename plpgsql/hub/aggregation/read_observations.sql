-- Counts come as float8: 5.0 is an integer to JSON and not to int8in(), and numeric takes longer.
-- Sorted before they are unpacked, so that rows are written in order. The digits of all bands of a
-- pattern are decoded at once: one by one they cost more than all else.
create or replace function aggregation.read_observations()
returns void
language sql
volatile
set search_path = ''
as $$
  insert into pg_temp.batch_observations (
    stream_id, fingerprint, trials, successes, occurrences, observed_at,
    name, language, kind, description, example, bands
  )
  select
    s.stream_id,
    coalesce(p.fingerprint, aggregation.identify(p.language, p.kind, p.name)),
    case
      when p.trials is null or p.successes is null then p.frequency::bigint
      else p.trials::bigint
    end,
    case
      when p.trials is null or p.successes is null then round(p.frequency * p.success_rate)::bigint
      else p.successes::bigint
    end,
    coalesce(p.occurrences::bigint, p.frequency::bigint, p.trials::bigint),
    s.observed_at,
    p.name, coalesce(p.language, ''), coalesce(p.kind, ''), p.description, p.examples ->> 0,
    decode(translate(p.bands::text, '", []', ''), 'hex')
  from (
    select b.stream_id, b.observed_at, coalesce(b.patterns, m.message -> 'patterns') as patterns
    from pg_temp.batch_snapshots as b
    left join pg_temp.batch_messages as m on m.msg_id = b.msg_id
    where b.is_changed
    order by b.stream_id
    offset 0
  ) as s
  cross join lateral jsonb_to_recordset(s.patterns) as p (
    fingerprint uuid, name text, language text, kind text,
    trials float8, successes float8, occurrences float8,
    frequency numeric, success_rate numeric, description text, examples jsonb,
    bands jsonb
  );
$$;

comment on function aggregation.read_observations() is
'Turns the patterns of the batch''s changed snapshots into rows. The seed''s bare form gets trials =
frequency and successes = round(frequency * success_rate).';
