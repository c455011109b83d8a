create or replace view ranking.model as
select m.model_version, m.mu, m.kappa, m.rho, m.half_life
from ranking.models as m
order by m.model_version desc
limit 1;

comment on view ranking.model is 'The parameters that hold: one row.';
comment on column ranking.model.model_version is 'Number of this set of parameters.';
comment on column ranking.model.mu is 'Success rate of a pattern of which nothing is known.';
comment on column ranking.model.kappa is
'Evidence at which a pattern''s own rate weighs as much as mu.';
comment on column ranking.model.rho is 'Correlation of the trials of one source.';
comment on column ranking.model.half_life is 'Days after which what was seen counts half.';
