-- Verify hub:fits
begin;

select stats from ranking.models where false;

rollback;
