create or replace function scheduling.first_at(p_mask text, p_from integer)
returns integer
language sql
immutable strict parallel safe
return nullif(strpos(substr(p_mask, p_from + 1), '1'), 0) + p_from - 1;

comment on function scheduling.first_at(text, integer) is
'The first place at or after p_from that is 1 in a mask such as 0110 (places count from 0); null:
there is none.';
