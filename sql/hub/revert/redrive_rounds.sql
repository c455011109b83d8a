-- Revert hub:redrive_rounds
begin;
set local role centralcloud_owner;

update routing.redeliveries set attempts = attempts - attempts_before where attempts_before > 0;
alter table routing.redeliveries drop column attempts_before;
comment on column routing.redeliveries.attempts is
'How often it was rejected; 0: it was given up and redriven, and that round has just begun.';
comment on column routing.dead_deliveries.attempts is 'How often it was rejected.';

commit;
