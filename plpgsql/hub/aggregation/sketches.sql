-- One owner can't make a pattern look like another: at least two must say so, unless the fleet has
-- one. More are not asked for: two patterns that few see may be one that many see.
create or replace view aggregation.sketches as
select distinct on (t.fingerprint) t.fingerprint, t.bands, t.owners
from (
  select b.fingerprint, b.bands, count(distinct v.owner)::integer as owners
  from aggregation.bands as b
  join aggregation.streams as s on s.stream_id = b.stream_id
  join fleet.votes as v on v.instance_id = s.source_id
  group by b.fingerprint, b.bands
) as t
where t.owners >= (select least(2, count(distinct v.owner)) from fleet.votes as v)
order by t.fingerprint, t.owners desc, t.bands;

comment on view aggregation.sketches is
'The bands that most owners of active instances tell of a pattern, at least two of them (one where
the fleet has one).';
comment on column aggregation.sketches.fingerprint is 'The pattern.';
comment on column aggregation.sketches.bands is 'Its bands, eight bytes each, in order.';
comment on column aggregation.sketches.owners is 'How many owners tell these.';
