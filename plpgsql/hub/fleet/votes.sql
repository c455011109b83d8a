create or replace view fleet.votes as
select
  i.instance_id,
  i.name as instance,
  i.owner,
  i.trust / count(*) over (partition by i.owner) as vote,
  i.last_accepted_at
from fleet.instances as i
where i.state = 'active';

comment on view fleet.votes is
'The weight of every active instance: an owner has one vote, shared evenly by its active
instances.';
comment on column fleet.votes.instance_id is 'Its number (fleet.instances).';
comment on column fleet.votes.instance is 'Its name.';
comment on column fleet.votes.owner is 'Its owner.';
comment on column fleet.votes.vote is 'trust / active instances of the owner: 0 to 1.';
comment on column fleet.votes.last_accepted_at is
'When a call of it was last accepted; null: never.';
