create or replace function knowledge.next_version(p_stream text, p_now timestamptz)
returns bigint
language sql
stable
begin atomic
  select greatest(
    (extract(epoch from p_now) * 1000000)::bigint,
    (select r.version + 1 from knowledge.reports as r where r.stream = p_stream)
  );
end;

comment on function knowledge.next_version(text, timestamptz) is
'The version of the next snapshot of a stream: microseconds of p_now since 1970 (so a restored
database goes on after what it forgot), or one more than the last.';
