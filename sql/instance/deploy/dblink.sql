-- Deploy instance:dblink
-- dblink is an untrusted extension: a superuser creates it, then the owner may use it. Nobody is
-- given dblink_connect_u, so every connection goes by the password of a user mapping.
begin;

create schema dblink;
comment on schema dblink is
'The extensions dblink and postgres_fdw: the wire to the hub, for the owner alone.';

create extension dblink schema dblink;
create extension postgres_fdw schema dblink;

grant usage on schema dblink to centralcloud_owner;
grant usage on foreign data wrapper postgres_fdw to centralcloud_owner;

commit;
