create or replace view learning.criteria as
select
  centralcloud.setting('learning.min_uses')::bigint          as min_uses,
  centralcloud.setting('learning.min_lower_bound')::float8   as min_lower_bound,
  centralcloud.setting('learning.min_instances')::integer    as min_instances,
  case
    when count(distinct v.owner) <= 1 then 1
    else centralcloud.setting('learning.min_owners')::integer
  end                                                        as min_owners,
  centralcloud.setting('learning.min_quality')::float8       as min_quality,
  centralcloud.setting('learning.revoke_below')::float8      as revoke_below
from fleet.votes as v
where v.vote > 0;

comment on view learning.criteria is
'What an artifact must have proven to be promoted, and when it is revoked: one row.';
comment on column learning.criteria.min_uses is 'Uses over the fleet, for either.';
comment on column learning.criteria.min_lower_bound is
'Share of uses that succeed with 95 % certainty.';
comment on column learning.criteria.min_instances is 'Active instances that used it.';
comment on column learning.criteria.min_owners is
'Owners of these, and of those that send its content; 1 where the fleet has only one.';
comment on column learning.criteria.min_quality is 'Quality, where any was reported.';
comment on column learning.criteria.revoke_below is
'Below this share of uses that succeed with 95 % certainty what was learned is revoked.';
