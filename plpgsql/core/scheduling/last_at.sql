create or replace function scheduling.last_at(p_mask text, p_upto integer)
returns integer
language sql
immutable strict parallel safe
return nullif(length(rtrim(left(p_mask, p_upto + 1), '0')), 0) - 1;

comment on function scheduling.last_at(text, integer) is
'The last place at or before p_upto that is 1 in a mask such as 0110 (places count from 0; p_upto
≥ 0); null: there is none.';
