-- Revert hub:ranking_lists
begin;
set local role centralcloud_owner;

drop view if exists ranking.current_rankings cascade;
drop function if exists ranking.as_of(timestamptz, text, text);
drop function if exists ranking.announce(bigint, jsonb, jsonb);
drop function if exists ranking.store(text, text, jsonb, jsonb);
drop function if exists ranking.lists_today();
drop function if exists ranking.shortlists();
drop function if exists ranking.list_of(text, text) cascade;
delete from ranking.rankings as r
using ranking.lists as l
where l.list_id = r.list_id
  and (l.language is not null or l.kind is not null);
alter table ranking.rankings drop column list_id;
drop table ranking.lists;

commit;
