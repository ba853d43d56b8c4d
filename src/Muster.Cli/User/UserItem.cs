// An account as the command line answers it in JSON.
namespace Muster.Cli.User;

/// <param name="DisabledAt">Set while the account may not sign in.</param>
internal sealed record UserItem(string Email, string Person, string? Role, DateTimeOffset? DisabledAt);
