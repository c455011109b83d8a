-- Deploy hub:redrive_rounds
begin;
set local role centralcloud_owner;

-- Attempts are counted on, so that a rejection told late can't be taken for one of a later round.
alter table routing.redeliveries
  add column attempts_before integer not null default 0,
  add constraint attempts_before_are_attempts check (attempts_before between 0 and attempts);
comment on column routing.redeliveries.attempts is 'How often it was rejected, in all rounds.';
comment on column routing.redeliveries.attempts_before is
'How many of these were before it was last redriven: a round of attempts began after them.';
comment on column routing.dead_deliveries.attempts is 'How often it was rejected, in all rounds.';

commit;
