// Reads accounts: for every request of somebody who is signed in, for signing in, and for the list of people.
using System.Data.Common;
using Muster.Core.Kernel;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Access;

/// <summary>Accounts are changed through EF; reading them needs none of it, and so a server loads EF on the day on which somebody changes one.</summary>
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

    /// <summary>The secret of the account with this address; null when there is none, or more than one.</summary>
    /// <param name="normalizedEmail">In the form in which Identity compares addresses.</param>
    public async Task<AccountSecret?> SecretAsync(string normalizedEmail, CancellationToken cancel)
    {
        List<AccountSecret> found = await _database.QueryAsync(
            Sql.Of($"SELECT id, password_hash, security_stamp, disabled_at FROM accounts WHERE normalized_email = {normalizedEmail}"),
            row => new AccountSecret(row.GetString(0), Rows.OptionalText(row, 1), Rows.OptionalText(row, 2) ?? "", !row.IsDBNull(3)),
            cancel
        );
        return found is [var only] ? only : null;
    }

    /// <summary>Every account, in no order.</summary>
    public async Task<IReadOnlyList<ListedAccount>> ListAsync(CancellationToken cancel)
    {
        ILookup<string, string> roles = (
            await _database.QueryAsync(
                Sql.Raw(
                    "SELECT held.user_id, role.name FROM account_roles held JOIN roles role ON role.id = held.role_id WHERE role.name IS NOT NULL"
                ),
                row => (Account: row.GetString(0), Name: row.GetString(1)),
                cancel
            )
        ).ToLookup(held => held.Account, held => held.Name, StringComparer.Ordinal);
        List<ListedAccount> accounts = await _database.QueryAsync(
            Sql.Raw(
                "SELECT id, person_id, email, password_hash IS NOT NULL, created_at, disabled_at, disabled_by, disabled_why FROM accounts"
            ),
            ReadListed,
            cancel
        );
        return [.. accounts.Select(account => account with { Roles = [.. roles[account.Id]] })];
    }

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

    private static ListedAccount ReadListed(DbDataReader row) =>
        new(
            row.GetString(0),
            PersonId.Parse(row.GetString(1)),
            Rows.OptionalText(row, 2) ?? "",
            row.GetBoolean(3),
            Rows.Instant(row, 4),
            Rows.OptionalInstant(row, 5),
            Rows.OptionalText(row, 6),
            Rows.OptionalText(row, 7),
            []
        );
}
