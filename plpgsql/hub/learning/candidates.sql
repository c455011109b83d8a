-- Of the versions of an id that have proven themselves the newest goes: what moves with every use,
-- such as the lower bound, would change the choice from day to day. There are few different version
-- numbers: each gets its key once.
create or replace view learning.candidates as
with criteria as materialized (
  select c.* from learning.criteria as c
),

versions as materialized (
  select v.version, centralcloud.version_key(v.version) as version_key
  from (
    select distinct u.version from learning.usage as u
    union
    select distinct a.version from learning.artifacts as a
  ) as v
),

holdings as materialized (
  select distinct on (a.type, a.id)
    a.type collate "C" as type, a.id collate "C" as id, a.version, v.version_key
  from learning.artifacts as a
  join versions as v on v.version = a.version
  order by a.type, a.id, v.version_key desc nulls last
),

precedents as materialized (
  select p.* from learning.precedents as p
),

known as (
  select
    t.*, k.version_key, h.version as newest_held,
    a.artifact_id is not null as is_held,
    coalesce(k.version_key <= h.version_key, false) as is_overtaken,
    p.is_rejected, p.export, p.ended_at
  from learning.totals as t
  join versions as k on k.version = t.version
  left join holdings as h on (h.type, h.id) = (t.type, t.id)
  left join learning.artifacts as a
    on (a.type collate "C", a.id collate "C", a.version collate "C") = (t.type, t.id, t.version)
  left join precedents as p
    on (p.type, p.id, p.version) = (t.type, t.id, t.version)
),

judged as (
  select
    k.*,
    array_remove(
      array[
        case when k.is_held then 'the repository holds it' end,
        case
          when k.is_overtaken and not k.is_held
          then format('the repository holds %s', k.newest_held)
        end,
        case
          when k.is_rejected
          then format('it was rejected on %s (%s)', (k.ended_at at time zone 'UTC')::date, k.export)
          when not k.is_rejected and not k.is_held
          then format('it came with %s and was taken out of the repository since', k.export)
        end
      ],
      null
    ) || learning.objections(k.type, k.id, k.version_key) as objections,
    array_remove(
      array[
        case
          when k.uses < c.min_uses then format('needs %s uses, has %s', c.min_uses, k.uses)
        end,
        case
          when k.lower_bound < c.min_lower_bound
          then format(
            'lower bound %s is below %s', learning.figure(k.lower_bound),
            learning.figure(c.min_lower_bound)
          )
        end,
        case
          when k.instances < c.min_instances
          then format(
            'needs %s instances, %s use%s it', c.min_instances, k.instances,
            case when k.instances = 1 then 's' else '' end
          )
        end,
        case
          when k.owners < c.min_owners
          then format(
            'needs %s owners, %s use%s it', c.min_owners, k.owners,
            case when k.owners = 1 then 's' else '' end
          )
        end,
        case
          when k.quality < c.min_quality
          then format(
            'quality %s is below %s', learning.figure(k.quality), learning.figure(c.min_quality)
          )
        end,
        case
          when k.is_disputed then 'as many owners send one content of it as another'
          when k.content_hash is null then 'no instance sent what it says'
          when k.vouchers < least(c.min_owners, k.owners)
          then format(
            'needs %s owners that send what it says, has %s', c.min_owners, k.vouchers
          )
        end
      ],
      null
    ) as lacks
  from known as k
  cross join criteria as c
),

placed as (
  select
    j.*,
    first_value(j.version) over (
      partition by j.type, j.id, cardinality(j.objections) + cardinality(j.lacks) = 0
      order by j.version_key desc nulls last, j.version desc
    ) as best_version
  from judged as j
)

select
  p.type, p.id, p.version, p.uses, p.successes, p.instances, p.owners, p.quality, p.lower_bound,
  p.content_hash, p.is_held,
  case
    when p.is_held then 'held'
    when cardinality(p.objections) > 0 then 'refused'
    when cardinality(p.lacks) > 0 then 'lacks'
    when p.version <> p.best_version then 'outdone'
    else 'promote'
  end as verdict,
  cardinality(p.objections) + cardinality(p.lacks) as failures,
  case
    when cardinality(p.objections) + cardinality(p.lacks) > 0
    then array_to_string(p.objections || p.lacks, '; ')
    when p.version <> p.best_version then format('version %s goes', p.best_version)
    else format(
      '%s of %s succeeded on %s of %s: %s or more of them do, with 95 %% certainty%s',
      to_char(p.successes, 'FM999,999,999,999,999'), ranking.counted(p.uses, 'use'),
      ranking.counted(p.instances, 'instance'), ranking.counted(p.owners, 'owner'),
      learning.figure(p.lower_bound),
      coalesce('; quality ' || learning.figure(p.quality), '')
    )
  end as reason
from placed as p;

comment on view learning.candidates is
'Every version of an artifact that the fleet tells of, whether it goes into the repository now, and
why or why not.';
comment on column learning.candidates.type is 'What the artifact is.';
comment on column learning.candidates.id is 'Its name within the type.';
comment on column learning.candidates.version is 'Its version.';
comment on column learning.candidates.uses is 'How often it was used.';
comment on column learning.candidates.successes is 'How many of the uses succeeded.';
comment on column learning.candidates.instances is 'Instances that used it.';
comment on column learning.candidates.owners is 'Owners of these.';
comment on column learning.candidates.quality is
'How good it was judged to be, weighted by uses; null where nobody said.';
comment on column learning.candidates.lower_bound is
'L(successes + ½, failures + ½): the share of uses that succeed with 95 % certainty.';
comment on column learning.candidates.content_hash is
'What it says, as most owners send it (learning.contents); null: nobody did, or it is disputed.';
comment on column learning.candidates.is_held is 'Whether the repository holds this version.';
comment on column learning.candidates.verdict is
'promote: it goes; outdone: a newer version of it does; lacks: it may go once its figures are met;
refused: it may not; held: it is there.';
comment on column learning.candidates.failures is 'How many reasons there are against it.';
comment on column learning.candidates.reason is
'Why it goes, or every reason why not, with figures.';
