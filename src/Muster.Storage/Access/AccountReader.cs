// Reads accounts for requests of people who are signed in already.
using System.Data.Common;
using Muster.Core.Kernel;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Access;

/// <summary>Whoever signs in or changes an account does it through EF; these reads need none of it, and so an idle server never loads it.</summary>
public sealed class AccountReader
{
    private readonly SqlDatabase _database;

    internal AccountReader(SqlDatabase database) => _database = database;

    public async Task<bool> AnyAsync(CancellationToken cancel) =>
        (await _database.QueryAsync(Sql.Raw("SELECT id FROM accounts LIMIT 1"), Text, cancel)).Count > 0;

    /// <summary>The account with this id; null when there is none.</summary>
    public Task<KnownAccount?> FindAsync(string id, string tokenProvider, CancellationToken cancel) =>
        FindAsync(Sql.Of($"id = {id}"), tokenProvider, cancel);

    /// <summary>The account of a person; null when the person has none.</summary>
    public Task<KnownAccount?> OfPersonAsync(PersonId person, string tokenProvider, CancellationToken cancel) =>
        FindAsync(Sql.Of($"person_id = {person.Value}"), tokenProvider, cancel);

    private async Task<KnownAccount?> FindAsync(Sql which, string tokenProvider, CancellationToken cancel)
    {
        List<KnownAccount> found = await _database.QueryAsync(
            Sql.Of($"SELECT id, person_id, email, security_stamp, disabled_at FROM accounts WHERE {which}"),
            Read,
            cancel
        );
        if (found is not [var account])
        {
            return null;
        }

        Sql roles = Sql.Of(
            $"SELECT role.name FROM account_roles held JOIN roles role ON role.id = held.role_id WHERE held.user_id = {account.Id} AND role.name IS NOT NULL"
        );
        Sql tokens = Sql.Of(
            $"SELECT name, value FROM account_tokens WHERE user_id = {account.Id} AND login_provider = {tokenProvider} ORDER BY name"
        );
        return account with
        {
            Roles = await _database.QueryAsync(roles, Text, cancel),
            Tokens = await _database.QueryAsync(tokens, row => (row.GetString(0), Rows.OptionalText(row, 1)), cancel),
        };
    }

    private static string Text(DbDataReader row) => row.GetString(0);

    private static KnownAccount Read(DbDataReader row) =>
        new(
            row.GetString(0),
            PersonId.Parse(row.GetString(1)),
            Rows.OptionalText(row, 2) ?? "",
            Rows.OptionalText(row, 3) ?? "",
            !row.IsDBNull(4),
            [],
            []
        );
}
