-- Deploy hub:ranking
begin;
set local role centralcloud_owner;

create schema ranking;
comment on schema ranking is
'Which patterns the fleet stands behind: scores with every term, and the lists that were
announced.';

create table ranking.models (
  model_version integer generated always as identity primary key,
  mu            float8 not null,
  kappa         float8 not null,
  rho           float8 not null,
  half_life     float8 not null,
  reason        text not null,
  made_at       timestamptz,
  constraint mu_is_a_rate check (mu > 0 and mu < 1),
  constraint kappa_in_range check (kappa between 1 and 1000),
  constraint rho_in_range check (rho between 0.0001 and 0.999),
  constraint half_life_in_range check (half_life between 1 and 3650)
);
comment on table ranking.models is
'Parameters of the scores; the highest version holds.';
comment on column ranking.models.model_version is 'Number of this set of parameters.';
comment on column ranking.models.mu is 'Success rate of a pattern of which nothing is known.';
comment on column ranking.models.kappa is
'Evidence, in independent trials, at which a pattern''s own rate weighs as much as mu.';
comment on column ranking.models.rho is
'Correlation of the trials of one source; one source is never worth more than 1/rho trials.';
comment on column ranking.models.half_life is 'Days after which what was seen counts half.';
comment on column ranking.models.reason is 'Where the figures come from.';
comment on column ranking.models.made_at is 'When; null for what came with the installation.';

insert into ranking.models (mu, kappa, rho, half_life, reason)
values (0.63, 8.2, 0.05, 42, 'start values, before there is enough to fit');

create table ranking.rankings (
  ranking_id    bigint generated always as identity primary key,
  digest        uuid not null,
  model_version integer not null references ranking.models (model_version),
  stats         jsonb not null,
  ranked_at     timestamptz not null
);
create index rankings_by_time on ranking.rankings (ranked_at, ranking_id);
comment on table ranking.rankings is
'Every list that was announced. There is a new one only when the list changed.';
comment on column ranking.rankings.ranking_id is 'Number of the ranking; the highest is current.';
comment on column ranking.rankings.digest is
'Hash over (rank, fingerprint, name, language, kind) of its entries: moved decimals don''t count.';
comment on column ranking.rankings.model_version is 'Parameters it was computed with.';
comment on column ranking.rankings.stats is
'What the list was chosen from: patterns, instances, owners, votes.';
comment on column ranking.rankings.ranked_at is 'When it was computed.';

create table ranking.entries (
  ranking_id       bigint not null references ranking.rankings (ranking_id) on delete cascade,
  rank             integer not null,
  fingerprint      uuid not null,
  name             text not null,
  language         text not null,
  kind             text not null,
  description      text,
  example          text,
  frequency        float8 not null,
  success_rate     float8 not null,
  confidence       float8 not null,
  score            float8 not null,
  success_lower    float8 not null,
  prevalence_lower float8 not null,
  e                float8 not null,
  x                float8 not null,
  b                float8 not null,
  occurrences      bigint not null,
  instances        integer not null,
  owners           integer not null,
  raw_rank         integer not null,
  primary key (ranking_id, rank),
  constraint pattern_is_ranked_once unique (ranking_id, fingerprint),
  constraint rank_in_list check (rank between 1 and 100)
);
comment on table ranking.entries is
'The entries of each ranking, with the figures of the moment it was announced.';
comment on column ranking.entries.ranking_id is 'The ranking.';
comment on column ranking.entries.rank is 'Place in the list, from 1.';
comment on column ranking.entries.fingerprint is 'The pattern.';
comment on column ranking.entries.name is 'What most owners call it.';
comment on column ranking.entries.language is 'Its language; empty when not told.';
comment on column ranking.entries.kind is 'Its kind; empty when not told.';
comment on column ranking.entries.description is 'What it is, when told.';
comment on column ranking.entries.example is 'A normalised piece of code, when told.';
comment on column ranking.entries.frequency is 'Share of the votes that see it, 0 to 1.';
comment on column ranking.entries.success_rate is 'Expected success rate, 0 to 1.';
comment on column ranking.entries.confidence is
'Share of the success rate that is evidence rather than prior, 0 to 1.';
comment on column ranking.entries.score is 'success_lower times prevalence_lower, to 9 digits.';
comment on column ranking.entries.success_lower is 'Lower bound (95 %) of the success rate.';
comment on column ranking.entries.prevalence_lower is 'Lower bound (95 %) of the share of votes.';
comment on column ranking.entries.e is 'Evidence: independent trials, weighted by votes.';
comment on column ranking.entries.x is 'The successes among e.';
comment on column ranking.entries.b is 'Votes that see it, fading with age.';
comment on column ranking.entries.occurrences is 'Raw count in all code; shown, never ranked.';
comment on column ranking.entries.instances is 'Active instances that see it.';
comment on column ranking.entries.owners is 'Owners of those instances.';
comment on column ranking.entries.raw_rank is 'Its place by score alone, before the buffer rule.';

commit;
