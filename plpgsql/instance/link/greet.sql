-- Seconds, not days, make up the skew: days are not all as long where summer time is kept.
create or replace function link.greet()
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_known  constant uuid := (select h.life from link.hub as h);
  v_before constant timestamptz := centralcloud.clock();
  v_told   jsonb;
  v_now    timestamptz;
  v_skew   interval;
begin
  begin
    select r.reply into v_told
    from link.call_hub('select to_jsonb(g) from routing.greet() as g') as r (reply);
  exception
    when invalid_schema_name or undefined_function or insufficient_privilege then
      perform link.refuse_hub(sqlerrm);
  end;
  v_now := (v_told ->> 'now')::timestamptz;
  v_skew := make_interval(
    secs => extract(epoch from v_now - (v_before + (centralcloud.clock() - v_before) / 2))
  );

  update link.hub
  set
    life       = coalesce((v_told ->> 'life')::uuid, life),
    members    = (v_told ->> 'members')::integer,
    greeted_at = v_now,
    skew       = link.steady(skew, v_skew);
  perform link.spread();
  return coalesce(v_known <> (v_told ->> 'life')::uuid, false);
end;
$$;

comment on function link.greet() is
'Asks the hub for its clock, its life and the size of the fleet, and notes them: by its clock
timestamps are corrected, by the size the exchanges are spread. Returns whether the hub lives
another life than it did when last met. Raises SC310 where it is none.';
