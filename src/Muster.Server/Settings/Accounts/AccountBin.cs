// The accounts that nobody may sign in to any more, for the bin; an admin lets them in again.
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;
using Muster.Storage.Access;

namespace Muster.Server.Settings.Accounts;

internal sealed class AccountBin(AccountReader accounts, IServiceScopeFactory scopes) : IBinSource, IBinRestorer
{
    public bool Restores(string kind) => kind == BinKinds.Account;

    public async Task<IReadOnlyList<BinItem>> ListAsync(
        Caller reader,
        string words,
        ViewCursor? before,
        int limit,
        CancellationToken cancel
    ) => BinPage.Of(await AllAsync(reader, cancel), words, before, limit);

    public async Task<BinItem?> FindAsync(Caller reader, string id, CancellationToken cancel) =>
        (await AllAsync(reader, cancel)).FirstOrDefault(item => item.Id == id);

    public async Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking)
    {
        if (caller is not { MayAdminister: true, IsKey: false })
        {
            return new Outcome.Refused(BinRefusals.ForAdmins);
        }

        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountWriter>().EnableAsync(part) is AccountResult.Refused { Why: var why }
            ? new Outcome.Refused(why)
            : new Outcome.Done(Nothing: null);
    }

    private async Task<IEnumerable<BinItem>> AllAsync(Caller reader, CancellationToken cancel) =>
        reader.MayAdminister ? (await accounts.ListAsync(cancel)).Select(Item).OfType<BinItem>() : [];

    private static BinItem? Item(ListedAccount account) =>
        account.DisabledAt is { } at
            ? new(
                BinRow.IdOf(BinKinds.Account, "accounts", account.Id),
                BinKinds.Account,
                $"The account {account.Email}",
                "/settings/people",
                account.DisabledBy ?? "",
                at,
                account.DisabledWhy ?? "",
                Stays: null
            )
            : null;
}
