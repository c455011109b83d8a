create or replace function aggregation.add_up_repeats()
returns void
language sql
volatile
set search_path = ''
as $$
  update pg_temp.batch_observations as b
  set is_first = r.place = 1,
      trials = r.trials,
      successes = r.successes,
      occurrences = r.occurrences
  from (
    select
      o.ctid as row_id,
      row_number() over (
        told_again order by
          o.name, o.language, o.kind, o.description collate "C", o.example collate "C"
      ) as place,
      count(*) over told_again as elements,
      sum(o.trials) over told_again as trials,
      sum(o.successes) over told_again as successes,
      sum(o.occurrences) over told_again as occurrences
    from pg_temp.batch_observations as o
    window told_again as (partition by o.stream_id, o.fingerprint)
  ) as r
  where b.ctid = r.row_id
    and r.elements > 1;
$$;

comment on function aggregation.add_up_repeats() is
'Adds up the batch''s elements of one pattern in one snapshot: the first by name has the sums, the
others are not is_first.';
