-- Revert hub:redrive
begin;
set local role centralcloud_owner;

drop index intake.dead_letters_by_type;

update routing.redeliveries set attempts = 1 where attempts = 0;
alter table routing.redeliveries
  drop constraint attempts_is_not_negative,
  add constraint attempts_is_positive check (attempts >= 1);
comment on column routing.redeliveries.attempts is 'How often it was rejected.';

commit;
