-- Revert hub:texts
begin;
set local role centralcloud_owner;

drop view if exists aggregation.majorities cascade;
drop view if exists aggregation.names cascade;
drop view if exists ranking.scores cascade;
drop function if exists aggregation.texts_of(uuid[]) cascade;
alter table aggregation.labels add column description text, add column example text;
update aggregation.labels as l
set description = t.description, example = t.example
from aggregation.texts as t
where t.stream_id = l.stream_id and t.fingerprint = l.fingerprint;
drop table aggregation.texts;

commit;
