-- TRUNCATE passes by the triggers of single rows (AUD-03).
CREATE TRIGGER "audit_events_no_truncate" BEFORE TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the audit trail is append-only');
