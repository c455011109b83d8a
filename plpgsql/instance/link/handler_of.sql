create or replace function link.handler_of(p_type text)
returns text
language sql
stable
return (select h.routine from link.handlers as h where h.type = p_type);

comment on function link.handler_of(text) is
'The function registered for a message type; null: none.';
