create or replace view fleet.identities as
select i.instance_id, i.name as instance, i.owner
from fleet.instances as i;

comment on view fleet.identities is
'Every instance there ever was, removed ones too: what it said still refers to it.';
comment on column fleet.identities.instance_id is 'Its number.';
comment on column fleet.identities.instance is 'Its name.';
comment on column fleet.identities.owner is 'Its owner.';
