-- One statement, inlined into its callers' plans. Each case may count on those before it, and what
-- is expensive comes last. unnest() stands in no from clause: there it copies all, past work_mem to
-- a file.
create or replace function intake.objections(
  p_messages jsonb[],
  p_sent_by  text,
  p_is_sent  boolean
)
returns table (place bigint, code text)
language sql
stable
begin atomic
  select
    m.place,
    case
      when m.message is null or jsonb_typeof(m.message) <> 'object' then 'SC102'
      when pg_column_size(m.message) > t.max_bytes then 'SC104'
      when t.type is null or p_is_sent and t.direction <> 'inbound' then 'SC101'
      when jsonb_path_exists(
        m.message, 'strict $.**{32} ? (@.type() == "object" || @.type() == "array")'
      ) then 'SC104'
      -- An element takes four bytes at least.
      when pg_column_size(m.message) > 4 * t.max_elements and jsonb_path_exists(
        m.message, 'strict $.**[$most]', jsonb_build_object('most', t.max_elements)
      ) then 'SC104'
      when p_is_sent and not case
        when p_sent_by is not null then
          coalesce(m.message -> 'source' = to_jsonb(p_sent_by), true)
        when jsonb_typeof(m.message -> 'source') = 'string' then
          fleet.is_member(m.message ->> 'source')
        else false
      end then 'SC103'
      when jsonb_path_exists(m.message, t.violation) then 'SC102'
      when jsonb_path_exists(m.message, t.rule_violation) then 'SC102'
    end
  from (
    select
      unnest(p_messages) as message,
      generate_series(1, cardinality(p_messages)::bigint) as place
  ) as m
  left join intake.message_types as t
    on t.type = case
      when jsonb_typeof(m.message -> 'type') = 'string' then m.message ->> 'type'
    end;
end;

comment on function intake.objections(jsonb[], text, boolean) is
'For every message, by its place from 1, the SQLSTATE of the first thing that speaks against it;
null: nothing does, but for its texts (intake.texts_hold()). p_is_sent: it comes from outside, so
its type must be inbound and its source p_sent_by or, where that is null, any instance.';
