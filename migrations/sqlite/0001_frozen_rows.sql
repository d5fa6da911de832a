-- A published release and an audit event are never changed (product.md, "Published is frozen"; AUD-03).
CREATE TRIGGER `releases_no_update` BEFORE UPDATE ON `releases` BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER `releases_no_delete` BEFORE DELETE ON `releases` BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER `release_cuts_no_update` BEFORE UPDATE ON `release_cuts` BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER `release_cuts_no_delete` BEFORE DELETE ON `release_cuts` BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_update` BEFORE UPDATE ON `audit_events` BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_delete` BEFORE DELETE ON `audit_events` BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
