// Makes, finds, revokes and restores API keys.
using System.Collections.Concurrent;
using System.Data.Common;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Access;

/// <summary>A key that was found is believed for five seconds, so that a revocation bites within five seconds on every node.</summary>
public sealed class ApiKeys
{
    private const int RememberedMax = 10_000;
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(1);
    private static readonly Sql Columns = Sql.Raw(
        "id, name, scope, person, created_at, created_by, last_used_at, revoked_at, revoked_by, revoked_why"
    );

    private readonly SqlDatabase _database;
    private readonly IIds _ids;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, (ApiKey Key, long Since)> _remembered = new(StringComparer.Ordinal);

    internal ApiKeys(SqlDatabase database, IIds ids, TimeProvider clock) => (_database, _ids, _clock) = (database, ids, clock);

    /// <summary>Makes a key. The name is unique among the valid keys.</summary>
    public async Task<NewApiKey> CreateAsync(string name, string scope, PersonId? person, string by, CancellationToken cancel)
    {
        List<FieldError> errors = [];
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            errors.Add(new("name", "A key needs a name of 1 to 100 characters, such as the system that will use it."));
        }

        if (name.TrimStart().StartsWith(Actor.PersonPrefix, StringComparison.Ordinal))
        {
            errors.Add(
                new(
                    "name",
                    $"A key's name cannot begin with {Actor.PersonPrefix} because that stands before what a person did. Choose another."
                )
            );
        }

        if (ApiKeyScope.PrefixOf(scope) is null)
        {
            errors.Add(
                new(
                    "scope",
                    $"'{scope}' is no scope: use {ApiKeyScope.Intake} (send alerts), {ApiKeyScope.Runner} (take the steps of runs) or {ApiKeyScope.Api} (everything else)."
                )
            );
        }

        if (errors.Count > 0)
        {
            return new NewApiKey.Refused(Rejection.Invalid("key.invalid", "No key was made.", [.. errors]));
        }

        string token = ApiKeyToken.New(scope);
        string hash = ApiKeyToken.Hash(token);
        ApiKey key = new(_ids.New(), name.Trim(), scope, person, _clock.GetUtcNow(), by, null, null);
        int made = await _database.WriteAsync(
            Sql.Of(
                $"""
                INSERT INTO api_keys (id, name, scope, hash, person, created_at, created_by)
                VALUES ({key.Id}, {key.Name}, {scope}, {hash}, {person?.Value}, {key.CreatedAt}, {by})
                ON CONFLICT DO NOTHING
                """
            ),
            cancel
        );
        return made == 1
            ? new NewApiKey.Created(key, token)
            : new NewApiKey.Refused(
                new("key.name_taken", $"There is a valid key named '{key.Name}' already. Choose another name, or revoke that one first.")
            );
    }

    /// <summary>The valid key of a token; null for one that is mistyped, unknown or revoked. A mistyped one costs no look at the database.</summary>
    public async ValueTask<ApiKey?> FindAsync(string? token, CancellationToken cancel)
    {
        string hash = ApiKeyToken.Hash(token ?? "");
        if (_remembered.TryGetValue(hash, out (ApiKey Key, long Since) known) && _clock.GetElapsedTime(known.Since) < Believed)
        {
            return known.Key;
        }

        if (!ApiKeyToken.IsWellFormed(token))
        {
            return null;
        }

        long since = _clock.GetTimestamp();
        List<ApiKey> found = await _database.QueryAsync(
            Sql.Of($"SELECT {Columns} FROM api_keys WHERE hash = {hash} AND revoked_at IS NULL"),
            Read,
            cancel
        );
        if (found.Count == 0)
        {
            _remembered.TryRemove(hash, out _);
            return null;
        }

        if (_remembered.Count >= RememberedMax)
        {
            _remembered.Clear();
        }

        ApiKey key = await NoteUseAsync(found[0], cancel);
        _remembered[hash] = (key, since);
        return key;
    }

    /// <summary>Valid keys first, then by name.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancel)
    {
        List<ApiKey> keys = await _database.QueryAsync(
            Sql.Of($"SELECT {Columns} FROM api_keys ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, name, created_at"),
            Read,
            cancel
        );
        ILookup<string, ApiKeyRestoration> restored = (
            await _database.QueryAsync(
                Sql.Of(
                    $"SELECT key, revoked_at, revoked_by, revoked_why, restored_at, restored_by FROM api_key_restorations ORDER BY restored_at, id"
                ),
                ReadRestoration,
                cancel
            )
        ).ToLookup(one => one.Key, one => one.Restoration, StringComparer.Ordinal);
        return [.. keys.Select(key => key with { Restorations = [.. restored[key.Id]] })];
    }

    /// <summary>Takes a valid key back; null when it is done.</summary>
    /// <param name="nameOrId">The name of a valid key, or its id.</param>
    public async Task<Rejection?> RevokeAsync(string nameOrId, string why, string by, CancellationToken cancel)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        int hit = await _database.WriteAsync(
            Sql.Of(
                $"""
                UPDATE api_keys SET revoked_at = {now}, revoked_by = {by}, revoked_why = {why}
                WHERE (id = {nameOrId} OR name = {nameOrId}) AND revoked_at IS NULL
                """
            ),
            cancel
        );
        _remembered.Clear();
        return hit > 0 ? null : Rejection.NotFound("key.unknown", $"There is no valid key '{nameOrId}'. Nothing was changed.");
    }

    /// <summary>Makes a revoked key valid again, and keeps who revoked it, who restored it, and when; null when it is done.</summary>
    public async Task<Rejection?> RestoreAsync(string id, string by, CancellationToken cancel)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        string restoration = _ids.New();
        int hit = await _database.TransactAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync(
                    Sql.Of(
                        $"""
                        INSERT INTO api_key_restorations (id, key, revoked_at, revoked_by, revoked_why, restored_at, restored_by)
                        SELECT {restoration}, id, revoked_at, revoked_by, revoked_why, {now}, {by} FROM api_keys
                        WHERE id = {id} AND revoked_at IS NOT NULL {transaction.ForUpdate}
                        """
                    ),
                    cancel
                );
                return await transaction.ExecuteAsync(
                    Sql.Of(
                        $"""
                        UPDATE api_keys SET revoked_at = NULL, revoked_by = NULL, revoked_why = NULL
                        WHERE id = {id} AND revoked_at IS NOT NULL
                          AND NOT EXISTS (SELECT 1 FROM api_keys AS other WHERE other.name = api_keys.name AND other.revoked_at IS NULL)
                        """
                    ),
                    cancel
                );
            },
            hit => hit > 0,
            cancel
        );
        return hit > 0
            ? null
            : Rejection.NotFound(
                "key.not_restorable",
                "There is no revoked key with this id, or a valid key bears its name by now. Nothing was changed."
            );
    }

    private async ValueTask<ApiKey> NoteUseAsync(ApiKey key, CancellationToken cancel)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (key.LastUsedAt is { } last && now - last < UseNotedEvery)
        {
            return key;
        }

        try
        {
            await _database.WriteAsync(Sql.Of($"UPDATE api_keys SET last_used_at = {now} WHERE id = {key.Id}"), cancel);
            return key with { LastUsedAt = now };
        }
        catch (StoreUnavailableException)
        {
            // Whether the key was used is for the record only: the request goes on and hears about the store from its own write.
            return key;
        }
    }

    private static (string Key, ApiKeyRestoration Restoration) ReadRestoration(DbDataReader row) =>
        (row.GetString(0), new(new(Rows.Instant(row, 1), row.GetString(2), row.GetString(3)), Rows.Instant(row, 4), row.GetString(5)));

    private static ApiKey Read(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            Rows.OptionalText(row, 3) is { } person ? PersonId.Parse(person) : null,
            Rows.Instant(row, 4),
            row.GetString(5),
            Rows.OptionalInstant(row, 6),
            Rows.OptionalInstant(row, 7) is { } at ? new(at, row.GetString(8), row.GetString(9)) : null
        );
}
