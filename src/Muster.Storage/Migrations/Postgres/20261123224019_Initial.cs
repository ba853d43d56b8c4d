using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Muster.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    disabled_at = table.Column<long>(type: "bigint", nullable: true),
                    disabled_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    disabled_why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_user_name = table.Column<string>(
                        type: "character varying(256)",
                        maxLength: 256,
                        nullable: true,
                        collation: "C"
                    ),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    security_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<long>(type: "bigint", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "alert_groups",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    service = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    severity = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    labels = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    firing = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    page = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    incident = table.Column<int>(type: "integer", nullable: true),
                    held = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    paged_as = table.Column<int>(type: "integer", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_groups", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    id = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    fingerprint = table.Column<long>(type: "bigint", nullable: false),
                    door = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    labels = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    annotations = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    generator_url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    lease_ends_at = table.Column<long>(type: "bigint", nullable: false),
                    resolved_at = table.Column<long>(type: "bigint", nullable: true),
                    resolved_because = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    group_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    service = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    routed_revision = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    resolved_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    signals = table.Column<long>(type: "bigint", nullable: false),
                    receipt = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "api_key_restorations",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revoked_at = table.Column<long>(type: "bigint", nullable: false),
                    revoked_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revoked_why = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    restored_at = table.Column<long>(type: "bigint", nullable: false),
                    restored_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_key_restorations", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last_used_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revoked_why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_counters", x => x.name);
                }
            );

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    xml = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    stream = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    data = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.position);
                }
            );

            migrationBuilder.CreateTable(
                name: "nodes",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    beat_at = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nodes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "operations",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operations", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    next_try_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claimable_at = table.Column<long>(type: "bigint", nullable: false),
                    settled_at = table.Column<long>(type: "bigint", nullable: true),
                    receipt = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    last_error = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.key);
                }
            );

            migrationBuilder.CreateTable(
                name: "receipts",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    door = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sequences",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sequences", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings", x => x.name);
                }
            );

            migrationBuilder.CreateTable(
                name: "silences",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    matchers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    ends_at = table.Column<long>(type: "bigint", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    comment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ended_why = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_silences", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "stream_heads",
                columns: table => new
                {
                    stream = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stream_heads", x => x.stream);
                }
            );

            migrationBuilder.CreateTable(
                name: "timers",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timers", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "views",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    status = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sort_at = table.Column<long>(type: "bigint", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_views", x => new { x.kind, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claims_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    provider_display_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_logins_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    data = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_account_passkeys_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_account_tokens",
                        x => new
                        {
                            x.user_id,
                            x.login_provider,
                            x.name,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_account_tokens_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "account_roles",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    role_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_account_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_account_roles_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "role_claims",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_claims_role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.InsertData(
                table: "sequences",
                columns: new[] { "id", "position", "revision" },
                values: new object[] { 1, 0L, 0L }
            );

            migrationBuilder.CreateIndex(name: "ix_account_claims_user_id", table: "account_claims", column: "user_id");

            migrationBuilder.CreateIndex(name: "ix_account_logins_user_id", table: "account_logins", column: "user_id");

            migrationBuilder.CreateIndex(name: "ix_account_passkeys_user_id", table: "account_passkeys", column: "user_id");

            migrationBuilder.CreateIndex(name: "ix_account_roles_role_id", table: "account_roles", column: "role_id");

            migrationBuilder.CreateIndex(name: "ix_accounts_normalized_email", table: "accounts", column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_accounts_normalized_user_name",
                table: "accounts",
                column: "normalized_user_name",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_accounts_person_id", table: "accounts", column: "person_id", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alert_groups_key",
                table: "alert_groups",
                column: "key",
                unique: true,
                filter: "closed_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "ix_alert_groups_opened_at_id", table: "alert_groups", columns: new[] { "opened_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_changed_at_id",
                table: "alerts",
                columns: new[] { "changed_at", "id" },
                filter: "revision > routed_revision"
            );

            migrationBuilder.CreateIndex(
                name: "ix_alerts_fingerprint",
                table: "alerts",
                column: "fingerprint",
                unique: true,
                filter: "resolved_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "ix_alerts_group_id", table: "alerts", column: "group_id", filter: "group_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_lease_ends_at",
                table: "alerts",
                column: "lease_ends_at",
                filter: "resolved_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "ix_api_keys_hash", table: "api_keys", column: "hash", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_name",
                table: "api_keys",
                column: "name",
                unique: true,
                filter: "revoked_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_events_stream_version",
                table: "events",
                columns: new[] { "stream", "version" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_channel_created_at_key",
                table: "outbox",
                columns: new[] { "channel", "created_at", "key" },
                filter: "state = 'waiting'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_claimable_at",
                table: "outbox",
                column: "claimable_at",
                filter: "state = 'waiting'"
            );

            migrationBuilder.CreateIndex(name: "ix_outbox_subject", table: "outbox", column: "subject", filter: "state = 'waiting'");

            migrationBuilder.CreateIndex(name: "ix_role_claims_role_id", table: "role_claims", column: "role_id");

            migrationBuilder.CreateIndex(name: "ix_roles_normalized_name", table: "roles", column: "normalized_name", unique: true);

            migrationBuilder.CreateIndex(name: "ix_silences_ends_at_id", table: "silences", columns: new[] { "ends_at", "id" });

            migrationBuilder.CreateIndex(name: "ix_timers_due_at_id", table: "timers", columns: new[] { "due_at", "id" });

            migrationBuilder.CreateIndex(name: "ix_views_kind_sort_at_id", table: "views", columns: new[] { "kind", "sort_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_views_kind_status_sort_at_id",
                table: "views",
                columns: new[] { "kind", "status", "sort_at", "id" }
            );

            migrationBuilder.CreateIndex(name: "ix_views_revision", table: "views", column: "revision", unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_views_subject_kind_sort_at_id",
                table: "views",
                columns: new[] { "subject", "kind", "sort_at", "id" },
                filter: "subject IS NOT NULL"
            );

            migrationBuilder.Sql(Schema.FullTextSchema.Postgres);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "found");

            migrationBuilder.DropTable(name: "account_claims");

            migrationBuilder.DropTable(name: "account_logins");

            migrationBuilder.DropTable(name: "account_passkeys");

            migrationBuilder.DropTable(name: "account_roles");

            migrationBuilder.DropTable(name: "account_tokens");

            migrationBuilder.DropTable(name: "alert_groups");

            migrationBuilder.DropTable(name: "alerts");

            migrationBuilder.DropTable(name: "api_key_restorations");

            migrationBuilder.DropTable(name: "api_keys");

            migrationBuilder.DropTable(name: "counters");

            migrationBuilder.DropTable(name: "data_protection_keys");

            migrationBuilder.DropTable(name: "events");

            migrationBuilder.DropTable(name: "nodes");

            migrationBuilder.DropTable(name: "operations");

            migrationBuilder.DropTable(name: "outbox");

            migrationBuilder.DropTable(name: "receipts");

            migrationBuilder.DropTable(name: "role_claims");

            migrationBuilder.DropTable(name: "sequences");

            migrationBuilder.DropTable(name: "settings");

            migrationBuilder.DropTable(name: "silences");

            migrationBuilder.DropTable(name: "stream_heads");

            migrationBuilder.DropTable(name: "timers");

            migrationBuilder.DropTable(name: "views");

            migrationBuilder.DropTable(name: "accounts");

            migrationBuilder.DropTable(name: "roles");
        }
    }
}
