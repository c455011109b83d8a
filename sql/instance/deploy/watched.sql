-- Deploy instance:watched
begin;
set local role centralcloud_owner;

-- centralcloud.moment() takes its place; report() names it in a body that the server parses.
drop function if exists link.report();
drop function if exists link.moment(timestamptz);

commit;
