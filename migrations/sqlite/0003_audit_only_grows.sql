-- INSERT OR REPLACE would take an entry away without a DELETE that a trigger sees (AUD-03).
CREATE TRIGGER `audit_events_no_replace` BEFORE INSERT ON `audit_events` WHEN EXISTS (SELECT 1 FROM `audit_events` WHERE `sequence` = NEW.`sequence`) BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
