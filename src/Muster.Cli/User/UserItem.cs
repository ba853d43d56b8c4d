// An account as the command line answers it.
using Muster.Storage.Schema;

namespace Muster.Cli.User;

/// <param name="Person">The id of the person in the organisation.</param>
/// <param name="DisabledAt">Null while the person may sign in.</param>
internal sealed record UserItem(string Email, string Person, string Role, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt)
{
    public static UserItem Of(Account account, string role) =>
        new(account.Email ?? "", account.PersonId, role, account.CreatedAt, account.DisabledAt);
}
