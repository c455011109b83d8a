create or replace view ranking.tallies as
select p.fingerprint, p.e, p.x, p.b, p.occurrences, p.voices as instances, p.voices as owners
from ranking.plain_tallies as p
union all
select p.fingerprint, p.e, p.x, p.b, p.occurrences, p.instances, 1
from ranking.pooled_tallies as p;

comment on view ranking.tallies is
'What the fleet says of every pattern, in as many rows as it took: one for all owners with a single
stream, one for each other owner. No owner is in two rows of a pattern.';
comment on column ranking.tallies.fingerprint is 'The pattern, or the one its aliases count for.';
comment on column ranking.tallies.e is 'E in billionths: evidence, in independent trials.';
comment on column ranking.tallies.x is 'X in billionths: the successes among E.';
comment on column ranking.tallies.b is 'B in billionths: votes that see it.';
comment on column ranking.tallies.occurrences is 'Raw count in all code.';
comment on column ranking.tallies.instances is 'Active instances that see it.';
comment on column ranking.tallies.owners is 'Owners of those instances.';
