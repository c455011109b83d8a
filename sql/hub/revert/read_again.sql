-- Revert hub:read_again
-- Nothing to take back: a stream that is told again has its digest again.
begin;

commit;
