CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "accounts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_accounts" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "disabled_at" INTEGER NULL,
    "disabled_by" TEXT NULL,
    "disabled_why" TEXT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);

CREATE TABLE "alert_groups" (
    "id" TEXT NOT NULL CONSTRAINT "pk_alert_groups" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "service" TEXT NULL,
    "severity" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "labels" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "firing" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "page" TEXT NULL,
    "incident" INTEGER NULL,
    "held" TEXT NULL,
    "paged_as" INTEGER NULL
);

CREATE TABLE "alerts" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_alerts" PRIMARY KEY,
    "fingerprint" INTEGER NOT NULL,
    "door" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "labels" TEXT NOT NULL,
    "annotations" TEXT NOT NULL,
    "generator_url" TEXT NULL,
    "starts_at" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "lease_ends_at" INTEGER NOT NULL,
    "resolved_at" INTEGER NULL,
    "resolved_because" TEXT NULL,
    "group_id" TEXT NULL,
    "service" TEXT NULL,
    "revision" INTEGER NOT NULL,
    "routed_revision" INTEGER NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "resolved_by" TEXT NULL,
    "signals" INTEGER NOT NULL,
    "receipt" TEXT NULL
);

CREATE TABLE "api_key_restorations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_key_restorations" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "revoked_at" INTEGER NOT NULL,
    "revoked_by" TEXT NOT NULL,
    "revoked_why" TEXT NOT NULL,
    "restored_at" INTEGER NOT NULL,
    "restored_by" TEXT NOT NULL
);

CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL CONSTRAINT "pk_api_keys" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "person" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "last_used_at" INTEGER NULL,
    "revoked_at" INTEGER NULL,
    "revoked_by" TEXT NULL,
    "revoked_why" TEXT NULL
);

CREATE TABLE "counters" (
    "name" TEXT NOT NULL CONSTRAINT "pk_counters" PRIMARY KEY,
    "value" INTEGER NOT NULL
);

CREATE TABLE "data_protection_keys" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_data_protection_keys" PRIMARY KEY AUTOINCREMENT,
    "friendly_name" TEXT NULL,
    "xml" TEXT NULL
);

CREATE TABLE "events" (
    "position" INTEGER NOT NULL CONSTRAINT "pk_events" PRIMARY KEY,
    "stream" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "nodes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_nodes" PRIMARY KEY,
    "version" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "beat_at" INTEGER NOT NULL
);

CREATE TABLE "operations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_operations" PRIMARY KEY,
    "content" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "outbox" (
    "key" TEXT NOT NULL CONSTRAINT "pk_outbox" PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "next_try_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "owner" TEXT NULL,
    "claimable_at" INTEGER NOT NULL,
    "settled_at" INTEGER NULL,
    "receipt" TEXT NULL,
    "last_error" TEXT NULL
);

CREATE TABLE "receipts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_receipts" PRIMARY KEY,
    "door" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "lines" TEXT NOT NULL
);

CREATE TABLE "roles" (
    "id" TEXT NOT NULL CONSTRAINT "pk_roles" PRIMARY KEY,
    "name" TEXT NULL,
    "normalized_name" TEXT NULL,
    "concurrency_stamp" TEXT NULL
);

CREATE TABLE "sequences" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_sequences" PRIMARY KEY,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "settings" (
    "name" TEXT NOT NULL CONSTRAINT "pk_settings" PRIMARY KEY,
    "value" TEXT NOT NULL
);

CREATE TABLE "silences" (
    "id" TEXT NOT NULL CONSTRAINT "pk_silences" PRIMARY KEY,
    "matchers" TEXT NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "ended_by" TEXT NULL,
    "ended_why" TEXT NULL
);

CREATE TABLE "stream_heads" (
    "stream" TEXT NOT NULL CONSTRAINT "pk_stream_heads" PRIMARY KEY,
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "timers" (
    "id" TEXT NOT NULL CONSTRAINT "pk_timers" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL
);

CREATE TABLE "views" (
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sort_at" INTEGER NOT NULL,
    "search" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "subject" TEXT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "pk_views" PRIMARY KEY ("kind", "id")
);

CREATE TABLE "account_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_account_claims" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_account_claims_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_logins" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_account_logins" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_account_logins_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_passkeys" (
    "credential_id" BLOB NOT NULL CONSTRAINT "pk_account_passkeys" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    CONSTRAINT "fk_account_passkeys_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_tokens" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_account_tokens" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_account_tokens_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "account_roles" (
    "user_id" TEXT NOT NULL,
    "role_id" TEXT NOT NULL,
    CONSTRAINT "pk_account_roles" PRIMARY KEY ("user_id", "role_id"),
    CONSTRAINT "fk_account_roles_role_id" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_account_roles_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
);

CREATE TABLE "role_claims" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_role_claims" PRIMARY KEY AUTOINCREMENT,
    "role_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_role_claims_role_id" FOREIGN KEY ("role_id") REFERENCES "roles" ("id") ON DELETE CASCADE
);

INSERT INTO "sequences" ("id", "position", "revision")
VALUES (1, 0, 0);
SELECT changes();


CREATE INDEX "ix_account_claims_user_id" ON "account_claims" ("user_id");

CREATE INDEX "ix_account_logins_user_id" ON "account_logins" ("user_id");

CREATE INDEX "ix_account_passkeys_user_id" ON "account_passkeys" ("user_id");

CREATE INDEX "ix_account_roles_role_id" ON "account_roles" ("role_id");

CREATE INDEX "ix_accounts_normalized_email" ON "accounts" ("normalized_email");

CREATE UNIQUE INDEX "ix_accounts_normalized_user_name" ON "accounts" ("normalized_user_name");

CREATE UNIQUE INDEX "ix_accounts_person_id" ON "accounts" ("person_id");

CREATE UNIQUE INDEX "ix_alert_groups_key" ON "alert_groups" ("key") WHERE closed_at IS NULL;

CREATE INDEX "ix_alert_groups_opened_at_id" ON "alert_groups" ("opened_at", "id");

CREATE INDEX "ix_alerts_changed_at_id" ON "alerts" ("changed_at", "id") WHERE revision > routed_revision;

CREATE UNIQUE INDEX "ix_alerts_fingerprint" ON "alerts" ("fingerprint") WHERE resolved_at IS NULL;

CREATE INDEX "ix_alerts_group_id" ON "alerts" ("group_id") WHERE group_id IS NOT NULL;

CREATE INDEX "ix_alerts_lease_ends_at" ON "alerts" ("lease_ends_at") WHERE resolved_at IS NULL;

CREATE UNIQUE INDEX "ix_api_keys_hash" ON "api_keys" ("hash");

CREATE UNIQUE INDEX "ix_api_keys_name" ON "api_keys" ("name") WHERE revoked_at IS NULL;

CREATE UNIQUE INDEX "ix_events_stream_version" ON "events" ("stream", "version");

CREATE INDEX "ix_outbox_channel_created_at_key" ON "outbox" ("channel", "created_at", "key") WHERE state = 'waiting';

CREATE INDEX "ix_outbox_claimable_at" ON "outbox" ("claimable_at") WHERE state = 'waiting';

CREATE INDEX "ix_outbox_subject" ON "outbox" ("subject") WHERE state = 'waiting';

CREATE INDEX "ix_role_claims_role_id" ON "role_claims" ("role_id");

CREATE UNIQUE INDEX "ix_roles_normalized_name" ON "roles" ("normalized_name");

CREATE INDEX "ix_silences_ends_at_id" ON "silences" ("ends_at", "id");

CREATE INDEX "ix_timers_due_at_id" ON "timers" ("due_at", "id");

CREATE INDEX "ix_views_kind_sort_at_id" ON "views" ("kind", "sort_at", "id");

CREATE INDEX "ix_views_kind_status_sort_at_id" ON "views" ("kind", "status", "sort_at", "id");

CREATE UNIQUE INDEX "ix_views_revision" ON "views" ("revision");

CREATE INDEX "ix_views_subject_kind_sort_at_id" ON "views" ("subject", "kind", "sort_at", "id") WHERE subject IS NOT NULL;

CREATE VIRTUAL TABLE found USING fts5(words, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER found_insert AFTER INSERT ON views WHEN new.kind IN ('incident_text', 'review_text') BEGIN
    INSERT INTO found (rowid, words) VALUES (CAST(substr(new.id, 5) AS INTEGER) * 2 + (new.kind = 'review_text'), new.search);
END;
CREATE TRIGGER found_update AFTER UPDATE ON views WHEN new.kind IN ('incident_text', 'review_text') AND new.search IS NOT old.search BEGIN
    DELETE FROM found WHERE rowid = CAST(substr(new.id, 5) AS INTEGER) * 2 + (new.kind = 'review_text');
    INSERT INTO found (rowid, words) VALUES (CAST(substr(new.id, 5) AS INTEGER) * 2 + (new.kind = 'review_text'), new.search);
END;
CREATE TRIGGER found_delete AFTER DELETE ON views WHEN old.kind IN ('incident_text', 'review_text') BEGIN
    DELETE FROM found WHERE rowid = CAST(substr(old.id, 5) AS INTEGER) * 2 + (old.kind = 'review_text');
END;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123224004_Initial', '10.0.15');
