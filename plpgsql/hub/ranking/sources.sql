create or replace view ranking.sources as
select
  f.fingerprint,
  v.vote,
  v.fading,
  f.trials::float8                        as size,
  f.successes::float8 / f.trials::float8  as rate
from aggregation.facts as f
join ranking.voices as v on v.stream_id = f.stream_id and v.is_alone
where f.trials > 0
  and not exists (
    select from aggregation.canonicals as c where c.fingerprint = f.fingerprint
  )
union all
select s.fingerprint, v.vote, s.fading, s.trials / s.fading, s.successes / s.trials
from ranking.pooled_sources as s
join fleet.votes as v on v.instance_id = s.instance_id
where s.trials > '0'::float8;

comment on view ranking.sources is
'How a pattern fared at each active instance that tried it: one row for each of both.';
comment on column ranking.sources.fingerprint is 'The pattern, or the one its aliases count for.';
comment on column ranking.sources.vote is 'v: the vote of the instance.';
comment on column ranking.sources.fading is 'δ: what is left of its newest snapshot, 0 to 1.';
comment on column ranking.sources.size is
'Trials; those of older streams count less, as they do for E.';
comment on column ranking.sources.rate is 'Share of the trials that succeeded.';
