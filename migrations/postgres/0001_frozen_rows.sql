-- A published release and an audit event are never changed (product.md, "Published is frozen"; AUD-03).
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
--> statement-breakpoint
CREATE TRIGGER "releases_no_change" BEFORE UPDATE OR DELETE ON "releases" FOR EACH ROW EXECUTE FUNCTION refuse_change('a release is frozen');
--> statement-breakpoint
CREATE TRIGGER "release_cuts_no_change" BEFORE UPDATE OR DELETE ON "release_cuts" FOR EACH ROW EXECUTE FUNCTION refuse_change('a release is frozen');
--> statement-breakpoint
CREATE TRIGGER "audit_events_no_change" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION refuse_change('the audit trail is append-only');
