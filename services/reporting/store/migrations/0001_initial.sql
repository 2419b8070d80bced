-- What reporting keeps of one jurisdiction: a mirror of its change feed and the bulletins drafted from it.

-- Append-only. body = base64 of the serialized duban.task.v1.Change; the last sequence is the feed's cursor.
CREATE TABLE changes (
  sequence INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  hash TEXT NOT NULL
);

-- html is what was drafted; request_id is what it was asked for with, so that a retry finds it; digest = SHA-256 of it. create_time is in Unix microseconds.
CREATE TABLE bulletins (
  name TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  period TEXT NOT NULL,
  as_of_sequence BIGINT NOT NULL,
  as_of_time BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  title TEXT NOT NULL,
  scheme TEXT NOT NULL,
  simulated BIGINT NOT NULL,
  digest TEXT NOT NULL,
  html TEXT NOT NULL,
  request_id TEXT NOT NULL
);
