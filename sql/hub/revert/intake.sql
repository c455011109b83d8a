-- Revert hub:intake
begin;
set local role centralcloud_owner;

-- The queues hold nothing without their contract.
select pgmq.drop_queue(t.type) from intake.message_types as t where t.has_queue;
drop schema intake cascade;

commit;
