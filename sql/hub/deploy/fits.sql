-- Deploy hub:fits
begin;
set local role centralcloud_owner;

alter table ranking.models add column stats jsonb not null default '{}';
comment on column ranking.models.stats is
'What it was fitted to: {"patterns": of the prior, "sources", "sourced_patterns": of rho}; empty
where it was not fitted.';

commit;
