-- Verify hub:ranking_lists
begin;

select list_id, language, kind from ranking.lists where false;
select list_id from ranking.rankings where false;

rollback;
