create or replace view ranking.tallies as
select
  t.fingerprint,
  sum(t.e)::bigint as e,
  sum(t.x)::bigint as x,
  sum(t.b)::bigint as b,
  least(sum(t.occurrences), 9223372036854775807)::bigint as occurrences,
  sum(t.instances)::integer as instances,
  sum(t.owners)::integer as owners
from (
  select p.fingerprint, p.e, p.x, p.b, p.occurrences, p.voices as instances, p.voices as owners
  from ranking.plain_tallies as p
  union all
  select p.fingerprint, p.e, p.x, p.b, p.occurrences, p.instances, 1
  from ranking.pooled_tallies as p
) as t
group by t.fingerprint;

comment on view ranking.tallies is
'What the fleet says of every pattern, added up over owners.';
comment on column ranking.tallies.fingerprint is 'The pattern, or the one its aliases count for.';
comment on column ranking.tallies.e is 'E in billionths: evidence, in independent trials.';
comment on column ranking.tallies.x is 'X in billionths: the successes among E.';
comment on column ranking.tallies.b is 'B in billionths: votes that see it.';
comment on column ranking.tallies.occurrences is 'Raw count in all code.';
comment on column ranking.tallies.instances is 'Active instances that see it.';
comment on column ranking.tallies.owners is 'Owners of those instances.';
