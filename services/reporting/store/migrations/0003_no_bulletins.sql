-- Bulletins are kept in the book (acts) and as documents.
DROP TABLE bulletins;
