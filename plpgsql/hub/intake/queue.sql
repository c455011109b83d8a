-- An array that goes on as it is is not copied; a batch mostly has one type and one source.
create or replace function intake.queue(p_messages jsonb[], p_now timestamptz)
returns table (place bigint, msg_id bigint)
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_received_at constant jsonb := to_jsonb(p_now);
  v_source      constant jsonb := p_messages[1] -> 'source';
  v_type        text;
  v_places      bigint[];
  v_is_alike    boolean;
  v_headers     jsonb[];
begin
  for v_type, v_places, v_is_alike in
    select t.type, b.places, b.is_alike
    from (
      select
        m.message ->> 'type' as type,
        array_agg(m.place) as places,
        bool_and(coalesce(m.message -> 'source' = v_source, false)) as is_alike
      from (
        select
          unnest(p_messages) as message,
          generate_series(1, cardinality(p_messages)::bigint) as place
      ) as m
      group by m.message ->> 'type'
    ) as b
    join intake.message_types as t on t.type = b.type and t.has_queue
    order by t.type
  loop
    v_headers := case
      when v_is_alike then array_fill(
        jsonb_build_object('source', v_source, 'received_at', v_received_at),
        array[cardinality(v_places)]
      )
      else array(
        select jsonb_build_object(
          'source', p_messages[p.place] -> 'source', 'received_at', v_received_at
        )
        from unnest(v_places) with ordinality as p (place, turn)
        order by p.turn
      )
    end;

    return query
    select s.place, s.msg_id
    from rows from (
      unnest(v_places),
      pgmq.send_batch(
        v_type,
        case
          when cardinality(v_places) = cardinality(p_messages) then p_messages
          else array(
            select p_messages[p.place]
            from unnest(v_places) with ordinality as p (place, turn)
            order by p.turn
          )
        end,
        v_headers
      )
    ) as s (place, msg_id);
  end loop;
end;
$$;

comment on function intake.queue(jsonb[], timestamptz) is
'Puts messages that were checked into the queues of their types, with headers source and received_at
(p_now). Returns place, from 1, and msg_id of each that was queued: nulls and types without a queue
are not.';
