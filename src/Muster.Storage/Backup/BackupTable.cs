// The tables that a backup carries, in the order in which they can be filled again.
using System.Collections.Immutable;

namespace Muster.Storage.Backup;

/// <param name="Key">The columns of its key, by which its rows are sorted.</param>
internal sealed record BackupTable(string Name, params ImmutableArray<string> Key)
{
    /// <summary>What others point at comes first. Nodes are left out: those of the old place do not run at the new one.</summary>
    public static ImmutableArray<BackupTable> All { get; } =
    [
        new("accounts", "id"),
        new("roles", "id"),
        new("account_roles", "user_id", "role_id"),
        new("account_claims", "id"),
        new("account_logins", "login_provider", "provider_key"),
        new("account_tokens", "user_id", "login_provider", "name"),
        new("account_passkeys", "credential_id"),
        new("role_claims", "id"),
        new("data_protection_keys", "id"),
        new("api_keys", "id"),
        new("api_key_restorations", "id"),
        new("settings", "name"),
        new("sequences", "id"),
        new("counters", "name"),
        new("operations", "id"),
        new("events", "position"),
        new("stream_heads", "stream"),
        new("timers", "id"),
        new("outbox", "key"),
        new("views", "kind", "id"),
        new("alerts", "id"),
        new("alert_groups", "id"),
        new("silences", "id"),
        new("receipts", "id"),
    ];

    /// <summary>Tables that a database has rows in before anybody uses it.</summary>
    public static ImmutableArray<string> FilledFromTheStart { get; } = ["settings", "sequences"];

    public string Entry => $"tables/{Name}.jsonl";
}
