-- A digest of a request must not be a way to guess what it said: it is taken with the caller's key, and of the key only a digest is kept.

update kit.idempotency
set fingerprint = sha256(convert_to(key, 'UTF8') || fingerprint), key = encode(sha256(convert_to(key, 'UTF8')), 'hex');
