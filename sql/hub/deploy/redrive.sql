-- Deploy hub:redrive
begin;
set local role centralcloud_owner;

-- What an operator gives another try begins a round of attempts of its own.
alter table routing.redeliveries
  drop constraint attempts_is_positive,
  add constraint attempts_is_not_negative check (attempts >= 0);
comment on column routing.redeliveries.attempts is
'How often it was rejected; 0: it was given up and redriven, and that round has just begun.';

create index dead_letters_by_type on intake.dead_letters (type, dead_letter_id);

commit;
