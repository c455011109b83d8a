-- Numbers come as numeric because 5.0 is an integer to JSON, and not to int8in(). The digits of all
-- bands of a pattern are decoded at once: one by one they cost more than all else.
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
    coalesce(p.fingerprint, aggregation.identify(p.language, p.kind, p.name)) as fingerprint,
    case when p.trials is null or p.successes is null then p.frequency else p.trials end,
    case
      when p.trials is null or p.successes is null then round(p.frequency * p.success_rate)
      else p.successes
    end,
    coalesce(p.occurrences, p.frequency, p.trials),
    s.observed_at,
    p.name, coalesce(p.language, ''), coalesce(p.kind, ''), p.description, p.examples ->> 0,
    decode(translate(p.bands::text, '", []', ''), 'hex')
  from pg_temp.batch_snapshots as s
  left join pg_temp.batch_messages as m on m.msg_id = s.msg_id
  cross join lateral jsonb_to_recordset(coalesce(s.patterns, m.message -> 'patterns')) as p (
    fingerprint uuid, name text, language text, kind text,
    trials numeric, successes numeric, occurrences numeric,
    frequency numeric, success_rate numeric, description text, examples jsonb,
    bands jsonb
  )
  where s.is_changed
  order by s.stream_id;
$$;

comment on function aggregation.read_observations() is
'Turns the patterns of the batch''s changed snapshots into rows. The seed''s bare form gets trials =
frequency and successes = round(frequency * success_rate).';
