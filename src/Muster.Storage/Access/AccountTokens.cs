// Writes what a provider keeps beside an account.
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Access;

public sealed class AccountTokens
{
    private readonly SqlDatabase _database;

    internal AccountTokens(SqlDatabase database) => _database = database;

    /// <summary>Adds a token of this provider, and drops those of its earlier ones that are over.</summary>
    /// <param name="isOver">Asked with a token's value.</param>
    public Task AddAsync(
        string account,
        string provider,
        string name,
        string value,
        Func<string?, bool> isOver,
        CancellationToken cancel
    ) =>
        _database.TransactAsync(
            async transaction =>
            {
                List<(string Name, string? Value)> kept = await transaction.QueryAsync(
                    Sql.Of($"SELECT name, value FROM account_tokens WHERE user_id = {account} AND login_provider = {provider}"),
                    row => (row.GetString(0), Rows.OptionalText(row, 1)),
                    cancel
                );
                foreach ((string old, _) in kept.Where(token => isOver(token.Value)))
                {
                    await transaction.ExecuteAsync(Removal(account, provider, old), cancel);
                }

                return await transaction.ExecuteAsync(
                    Sql.Of(
                        $"INSERT INTO account_tokens (user_id, login_provider, name, value) VALUES ({account}, {provider}, {name}, {value})"
                    ),
                    cancel
                );
            },
            cancel
        );

    /// <summary>Drops a token; one that is not there is no error.</summary>
    public Task RemoveAsync(string account, string provider, string name, CancellationToken cancel) =>
        _database.WriteAsync(Removal(account, provider, name), cancel);

    private static Sql Removal(string account, string provider, string name) =>
        Sql.Of($"DELETE FROM account_tokens WHERE user_id = {account} AND login_provider = {provider} AND name = {name}");
}
