-- Revert instance:template_sync
begin;
set local role centralcloud_owner;

drop table knowledge.learned cascade;
drop table knowledge.template_syncs cascade;
alter table knowledge.incoming_artifacts drop column commit cascade;
comment on table knowledge.incoming_artifacts is
'Where the worker copies the files of a commit; emptied in the same transaction by finish_pull().';

commit;
