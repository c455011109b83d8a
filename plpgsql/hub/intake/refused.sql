-- In chunks, so that neither a batch that is wrong everywhere is read to its end, nor every text of
-- one with a single wrong text alone.
create or replace function intake.refused(
  p_messages jsonb[],
  p_sent_by  text,
  p_is_sent  boolean,
  p_now      timestamptz,
  p_limit    integer
)
returns table (place bigint, code text)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_before bigint := 0;
  v_found  bigint := 0;
  v_chunk  jsonb[];
  v_codes  text[];
  v_hold   boolean;
begin
  for v_chunk in
    select array_agg(m.message order by m.place)
    from unnest(p_messages) with ordinality as m (message, place)
    group by (m.place - 1) / 100
    order by (m.place - 1) / 100
  loop
    v_codes := array(
      select o.code from intake.objections(v_chunk, p_sent_by, p_is_sent) as o order by o.place
    );
    v_hold := intake.texts_hold(
      array(
        select m.message from unnest(v_chunk, v_codes) as m (message, code) where m.code is null
      ),
      p_now
    );

    for place, code in
      select v_before + m.place, coalesce(m.code, 'SC102')
      from unnest(v_chunk, v_codes) with ordinality as m (message, code, place)
      where m.code is not null
        or not v_hold
          and (cardinality(v_chunk) = 1 or not intake.texts_hold(array[m.message], p_now))
      order by m.place
    loop
      return next;
      v_found := v_found + case code when 'SC102' then 1 else 0 end;
      if v_found in (0, p_limit) then
        return;
      end if;
    end loop;
    v_before := v_before + cardinality(v_chunk);
  end loop;
end;
$$;

comment on function intake.refused(jsonb[], text, boolean, timestamptz, integer) is
'The messages that something speaks against, by their places from 1, each with its SQLSTATE. Ends
with the p_limit-th that is SC102, or with the first of all where that is not.';
