-- The record of one jurisdiction. A file holds one jurisdiction, so that it can be moved, backed up and split alone.

-- Append-only. body = base64 of the serialized duban.task.v1.Change, which is also what the hash covers.
-- previous = sequence of the change before of the same resource (0 = the first): the history without a second index.
CREATE TABLE changes (
  sequence INTEGER PRIMARY KEY,
  resource BIGINT NOT NULL,
  previous BIGINT NOT NULL,
  request_id TEXT,
  body TEXT NOT NULL,
  hash TEXT NOT NULL
);

-- Only changes that came with a request id pay for this index.
CREATE INDEX changes_by_request ON changes (request_id) WHERE request_id IS NOT NULL;

-- The present: which change holds each resource's state. kind = ResourceState's index; never renumber.
CREATE TABLE resources (
  id INTEGER PRIMARY KEY,
  kind BIGINT NOT NULL,
  name TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  UNIQUE (kind, name)
);
