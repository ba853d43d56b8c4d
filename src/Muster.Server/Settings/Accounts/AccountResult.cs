// What became of a wish about an account.
using Muster.Core.Kernel;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.Accounts;

public abstract record AccountResult
{
    private AccountResult() { }

    public sealed record Done(Account Account) : AccountResult;

    public sealed record Refused(Rejection Why) : AccountResult;
}
