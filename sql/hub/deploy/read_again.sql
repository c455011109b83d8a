-- Deploy hub:read_again
-- What a stream wrote of a pattern was kept only beside another name, and bands were not kept. A
-- digest below all others has the next snapshot read whole, or the same one when it is replayed.
begin;
set local role centralcloud_owner;

update aggregation.streams as s
set digest = '00000000-0000-0000-0000-000000000000'
where exists (select from aggregation.observations as o where o.stream_id = s.stream_id);

commit;
