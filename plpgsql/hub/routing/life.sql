-- Told without a lock, which an instance could hold for as long as it likes; so a life that nobody
-- has noted yet is computed. The same backup may be restored twice: a start of the server makes it
-- another, unless it is the first.
create or replace function routing.life()
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  v_last routing.lives;
begin
  select l.* into v_last from routing.lives as l order by l.life_id desc limit 1;
  if pg_is_in_recovery() or v_last.home = routing.home() then
    return v_last.life;
  end if;
  return left(
    encode(
      sha256(
        convert_to(
          concat_ws(
            '/',
            routing.home(),
            v_last.life || '/' || extract(epoch from pg_postmaster_start_time())
          ),
          'UTF8'
        )
      ),
      'hex'
    ),
    32
  )::uuid;
end;
$$;

comment on function routing.life() is
'The life that the hub lives: the last one noted or, where the hub has moved since, the one that the
next publisher will note. On a standby the last one; null where there is none.';
