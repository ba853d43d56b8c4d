// Finds and changes accounts for the user commands.
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Server.Settings.Accounts;
using Muster.Storage.Schema;

namespace Muster.Cli.User;

internal static class Accounts
{
    /// <summary>Runs one change of the account with this e-mail address.</summary>
    public static async Task<Account> ChangeAsync(LocalMuster local, string email, Func<AccountWriter, Account, Task<AccountResult>> change)
    {
        await using AsyncServiceScope scope = local.Get<AccountServices>().CreateScope();
        UserManager<Account> users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Account account =
            await users.FindByEmailAsync(email)
            ?? throw new Failure(ExitCode.NotFound, $"There is no account for {email}; 'muster user list' shows them.");
        return Done(await change(scope.ServiceProvider.GetRequiredService<AccountWriter>(), account));
    }

    public static async Task<Account> CreateAsync(LocalMuster local, NewAccount wanted, CancellationToken cancel)
    {
        await using AsyncServiceScope scope = local.Get<AccountServices>().CreateScope();
        return Done(await scope.ServiceProvider.GetRequiredService<AccountWriter>().CreateAsync(wanted, LocalMuster.Admin, cancel));
    }

    /// <summary>By e-mail address.</summary>
    public static async Task<IReadOnlyList<UserItem>> ListAsync(LocalMuster local, CancellationToken cancel)
    {
        await using AsyncServiceScope scope = local.Get<AccountServices>().CreateScope();
        MusterDbContext database = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
        var rows = await (
            from account in database.Users
            join held in database.UserRoles on account.Id equals held.UserId
            join role in database.Roles on held.RoleId equals role.Id
            orderby account.Email
            select new { Account = account, Role = role.Name }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        return [.. rows.Select(row => UserItem.Of(row.Account, row.Role ?? ""))];
    }

    private static Account Done(AccountResult result) =>
        result switch
        {
            AccountResult.Done { Account: var account } => account,
            AccountResult.Refused { Why: var why } => throw Failure.Of(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
