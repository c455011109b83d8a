create or replace view aggregation.majorities as
with contested as (
  select distinct l.fingerprint from aggregation.labels as l
),
ballots as (
  select
    c.fingerprint,
    coalesce(l.name, p.name)         as name,
    coalesce(l.language, p.language) as language,
    coalesce(l.kind, p.kind)         as kind,
    count(distinct v.owner)          as owners
  from contested as c
  join aggregation.patterns as p on p.fingerprint = c.fingerprint
  join aggregation.observations as o on o.fingerprint = c.fingerprint
  join aggregation.streams as s on s.stream_id = o.stream_id
  join fleet.votes as v on v.instance_id = s.source_id
  left join aggregation.labels as l
    on l.stream_id = o.stream_id and l.fingerprint = o.fingerprint
  group by 1, 2, 3, 4
)
select distinct on (b.fingerprint) b.fingerprint, b.name, b.language, b.kind
from ballots as b
order by b.fingerprint, b.owners desc, b.name, b.language, b.kind;

comment on view aggregation.majorities is
'For patterns that streams call by different names: the one that most owners of active instances
use, the first by code points among equals.';
comment on column aggregation.majorities.fingerprint is 'The pattern.';
comment on column aggregation.majorities.name is 'Name that most owners use.';
comment on column aggregation.majorities.language is 'Language that goes with it.';
comment on column aggregation.majorities.kind is 'Kind that goes with it.';
