-- The book: what is decided inside reporting, and the documents that were made of it.

-- Append-only. body = base64 of the serialized duban.reporting.v1.Act; hash = SHA-256(hash before · body), before the first
-- SHA-256("duban-book/{jurisdiction}").
CREATE TABLE acts (
  sequence INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  hash TEXT NOT NULL
);

-- Rendered documents by the SHA-256 of their bytes (hexadecimal); body = base64. Kept so that what was issued is handed out
-- byte by byte for ever.
CREATE TABLE documents (
  sha256 TEXT NOT NULL PRIMARY KEY,
  media_type TEXT NOT NULL,
  body TEXT NOT NULL
);
