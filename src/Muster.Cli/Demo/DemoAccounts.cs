// Accounts for the demo's people, all with one password that was made for this installation.
using System.Security.Cryptography;
using Muster.Cli.Local;
using Muster.Cli.Terminal;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;

namespace Muster.Cli.Demo;

internal static class DemoAccounts
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Makes an account for each person that has none, and answers the password.</summary>
    public static async Task<string> CreateAsync(LocalMuster local, string file, CancellationToken cancel)
    {
        string password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
        PrivateFile.Write(file, password + "\n");
        Organisation organisation = await local.OrganisationAsync(cancel);
        await using AsyncServiceScope scope = local.Get<AccountServices>().CreateScope();
        AccountWriter accounts = scope.ServiceProvider.GetRequiredService<AccountWriter>();
        foreach (Person person in organisation.People.Values)
        {
            string role = person.Email == DemoDoor.Admin ? AccountRole.Admin : AccountRole.Responder;
            NewAccount wanted = new(person.Email, person.Name, role, password, person.Id);
            if (await accounts.CreateAsync(wanted, LocalMuster.Admin, cancel) is AccountResult.Refused refused)
            {
                throw Failure.Of(refused.Why);
            }
        }

        return password;
    }
}
