// The tables that the engine's ports are written on.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Row = System.Collections.Generic.Dictionary<string, object>;

namespace Muster.Storage.Schema;

/// <summary>No class stands for their rows: hand-written SQL reads and writes them.</summary>
internal static class EngineTables
{
    public static void AddTo(ModelBuilder model, bool hasSequences)
    {
        AddEvents(model);
        AddTimers(model);
        AddOutbox(model);
        AddViews(model);
        AddAlerts(model, hasSequences);
        AddAlertGroups(model);
        AddIntake(model);
        AddBookkeeping(model);
        AddApiKeys(model);
    }

    private static void AddEvents(ModelBuilder model)
    {
        Table(
            model,
            "events",
            table =>
            {
                Number<long>(table, "position");
                table.HasKey("position");
                Text(table, "stream");
                Number<int>(table, "version");
                Text(table, "type");
                Text(table, "data");
                Text(table, "actor");
                Number<long>(table, "at");
                Text(table, "hash");
                table.HasIndex("stream", "version").IsUnique();
            }
        );
        Table(
            model,
            "stream_heads",
            table =>
            {
                Text(table, "stream");
                table.HasKey("stream");
                Number<int>(table, "version");
                Text(table, "hash");
            }
        );
    }

    private static void AddTimers(ModelBuilder model) =>
        Table(
            model,
            "timers",
            table =>
            {
                Text(table, "id");
                table.HasKey("id");
                Text(table, "kind");
                Text(table, "subject");
                Number<long>(table, "due_at");
                table.HasIndex("due_at", "id");
            }
        );

    private static void AddOutbox(ModelBuilder model) =>
        Table(
            model,
            "outbox",
            table =>
            {
                Text(table, "key");
                table.HasKey("key");
                Text(table, "channel");
                Text(table, "address");
                Text(table, "subject");
                Text(table, "payload");
                Number<long>(table, "created_at");
                Number<long>(table, "next_try_at");
                Text(table, "state");
                Number<int>(table, "attempts");
                OptionalText(table, "owner");
                Number<long>(table, "claimable_at");
                OptionalNumber<long>(table, "settled_at");
                OptionalText(table, "receipt");
                OptionalText(table, "last_error");
                table.HasIndex("channel", "created_at", "key").HasFilter("state = 'waiting'");
                table.HasIndex("claimable_at").HasFilter("state = 'waiting'");
                table.HasIndex("subject").HasFilter("state = 'waiting'");
            }
        );

    private static void AddViews(ModelBuilder model) =>
        Table(
            model,
            "views",
            table =>
            {
                Text(table, "kind");
                Text(table, "id");
                table.HasKey("kind", "id");
                Text(table, "status");
                Number<long>(table, "sort_at");
                Text(table, "search");
                Text(table, "body");
                OptionalText(table, "subject");
                Number<long>(table, "revision");
                table.HasIndex("kind", "sort_at", "id");
                table.HasIndex("kind", "status", "sort_at", "id");
                table.HasIndex("subject", "kind", "sort_at", "id").HasFilter("subject IS NOT NULL");
                table.HasIndex("revision").IsUnique();
            }
        );

    private static void AddAlerts(ModelBuilder model, bool hasSequences) =>
        Table(
            model,
            "alerts",
            table =>
            {
                PropertyBuilder<long> id = Number<long>(table, "id");
                table.HasKey("id");
                if (hasSequences)
                {
                    id.ValueGeneratedOnAdd();
                }

                Number<long>(table, "fingerprint");
                Text(table, "door");
                Text(table, "key");
                Text(table, "labels");
                Text(table, "annotations");
                OptionalText(table, "generator_url");
                Number<long>(table, "starts_at");
                Number<long>(table, "received_at");
                Number<long>(table, "updated_at");
                Number<long>(table, "lease_ends_at");
                OptionalNumber<long>(table, "resolved_at");
                OptionalText(table, "resolved_because");
                OptionalText(table, "group_id");
                OptionalText(table, "service");
                Number<int>(table, "revision");
                Number<int>(table, "routed_revision");
                Number<long>(table, "changed_at");
                OptionalText(table, "resolved_by");
                Number<long>(table, "signals");
                OptionalText(table, "receipt");
                // The rule that at most one episode of a fingerprint fires is the database's too.
                table.HasIndex("fingerprint").IsUnique().HasFilter("resolved_at IS NULL");
                table.HasIndex("lease_ends_at").HasFilter("resolved_at IS NULL");
                table.HasIndex("changed_at", "id").HasFilter("revision > routed_revision");
                table.HasIndex("group_id").HasFilter("group_id IS NOT NULL");
            }
        );

    private static void AddAlertGroups(ModelBuilder model) =>
        Table(
            model,
            "alert_groups",
            table =>
            {
                Text(table, "id");
                table.HasKey("id");
                Number<int>(table, "version");
                Text(table, "key");
                OptionalText(table, "service");
                Number<int>(table, "severity");
                Text(table, "title");
                Text(table, "labels");
                Number<long>(table, "opened_at");
                Number<long>(table, "updated_at");
                OptionalNumber<long>(table, "closed_at");
                Number<int>(table, "firing");
                Number<int>(table, "total");
                OptionalText(table, "page");
                OptionalNumber<int>(table, "incident");
                OptionalText(table, "held");
                OptionalNumber<int>(table, "paged_as");
                table.HasIndex("key").IsUnique().HasFilter("closed_at IS NULL");
                table.HasIndex("opened_at", "id");
            }
        );

    private static void AddIntake(ModelBuilder model)
    {
        Table(
            model,
            "receipts",
            table =>
            {
                Text(table, "id");
                table.HasKey("id");
                Text(table, "door");
                Text(table, "key");
                Number<long>(table, "received_at");
                Text(table, "lines");
            }
        );
        Table(
            model,
            "silences",
            table =>
            {
                Text(table, "id");
                table.HasKey("id");
                Text(table, "matchers");
                Number<long>(table, "starts_at");
                Number<long>(table, "ends_at");
                Text(table, "created_by");
                Text(table, "comment");
                Number<long>(table, "updated_at");
                OptionalText(table, "ended_by");
                OptionalText(table, "ended_why");
                table.HasIndex("ends_at", "id");
            }
        );
    }

    private static void AddBookkeeping(ModelBuilder model)
    {
        Table(
            model,
            "operations",
            table =>
            {
                Text(table, "id");
                table.HasKey("id");
                Text(table, "content");
                Number<long>(table, "at");
            }
        );
        Table(
            model,
            "counters",
            table =>
            {
                Text(table, "name");
                table.HasKey("name");
                Number<int>(table, "value");
            }
        );
        Table(
            model,
            "sequences",
            table =>
            {
                Number<int>(table, "id");
                table.HasKey("id");
                Number<long>(table, "position");
                Number<long>(table, "revision");
                table.HasData(
                    new Row(StringComparer.Ordinal)
                    {
                        ["id"] = 1,
                        ["position"] = 0L,
                        ["revision"] = 0L,
                    }
                );
            }
        );
        Table(
            model,
            "nodes",
            table =>
            {
                Text(table, "id");
                table.HasKey("id");
                Text(table, "version");
                Number<long>(table, "started_at");
                Number<long>(table, "beat_at");
            }
        );
        Table(
            model,
            "settings",
            table =>
            {
                Text(table, "name");
                table.HasKey("name");
                Text(table, "value");
            }
        );
    }

    private static void AddApiKeys(ModelBuilder model)
    {
        Table(
            model,
            "api_keys",
            table =>
            {
                Text(table, "id");
                table.HasKey("id");
                Text(table, "name");
                Text(table, "scope");
                Text(table, "hash");
                OptionalText(table, "person");
                Number<long>(table, "created_at");
                Text(table, "created_by");
                OptionalNumber<long>(table, "last_used_at");
                OptionalNumber<long>(table, "revoked_at");
                OptionalText(table, "revoked_by");
                OptionalText(table, "revoked_why");
                table.HasIndex("hash").IsUnique();
                table.HasIndex("name").IsUnique().HasFilter("revoked_at IS NULL");
            }
        );
        Table(
            model,
            "api_key_restorations",
            table =>
            {
                Text(table, "id");
                table.HasKey("id");
                Text(table, "key");
                Number<long>(table, "revoked_at");
                Text(table, "revoked_by");
                Text(table, "revoked_why");
                Number<long>(table, "restored_at");
                Text(table, "restored_by");
            }
        );
    }

    private static void Table(ModelBuilder model, string name, Action<EntityTypeBuilder<Row>> columns) =>
        model.SharedTypeEntity<Row>(
            name,
            table =>
            {
                table.ToTable(name);
                columns(table);
            }
        );

    private static void Text(EntityTypeBuilder<Row> table, string column) => Next<string>(table, column).IsRequired();

    private static void OptionalText(EntityTypeBuilder<Row> table, string column) => Next<string>(table, column);

    private static PropertyBuilder<T> Number<T>(EntityTypeBuilder<Row> table, string column)
        where T : struct => Next<T>(table, column).ValueGeneratedNever();

    private static void OptionalNumber<T>(EntityTypeBuilder<Row> table, string column)
        where T : struct => Next<T?>(table, column);

    /// <summary>Columns stand in the order in which they are written here.</summary>
    private static PropertyBuilder<T> Next<T>(EntityTypeBuilder<Row> table, string column) =>
        table.IndexerProperty<T>(column).HasColumnOrder(table.Metadata.GetProperties().Count());
}
