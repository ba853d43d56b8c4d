// The key by which commands on the server's own machine speak to it: made once for a person, kept beside the data.
using Microsoft.EntityFrameworkCore;
using Muster.Cli.Terminal;
using Muster.Core.Kernel;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Storage.Access;
using Muster.Storage.Schema;

namespace Muster.Cli.Local;

/// <summary>Whoever can read the data directory administers Muster anyway; this spares them the making and keeping of a key.</summary>
internal static class LocalKey
{
    /// <param name="named">The e-mail address or id of the person to act as; null: the only admin.</param>
    public static async Task<string> OfAsync(LocalMuster local, string? named, CancellationToken cancel)
    {
        PersonId person = named is null ? await OnlyAdminAsync(local, cancel) : (await local.PersonAsync(named, cancel)).Id;
        string path = Path.Combine(local.Options.DataDirectory, "cli", person.Value + ".key");
        string? kept = File.Exists(path) ? (await File.ReadAllTextAsync(path, cancel)).Trim() : null;
        ApiKeys keys = local.Get<ApiKeys>();
        if (await keys.FindAsync(kept, cancel) is { } known && known.Person == person)
        {
            return kept!;
        }

        string token = await CreateAsync(keys, person, cancel);
        PrivateFile.Write(path, token + "\n");
        return token;
    }

    private static async Task<string> CreateAsync(ApiKeys keys, PersonId person, CancellationToken cancel)
    {
        string name = $"command line of {person}";
        string by = LocalMuster.Admin.ToString();
        if (await keys.CreateAsync(name, ApiKeyScope.Api, person, by, cancel) is NewApiKey.Created first)
        {
            return first.Token;
        }

        // The file of the key that has the name is lost, so nobody can use that key any more.
        await keys.RevokeAsync(name, "its file was lost", by, cancel);
        return await keys.CreateAsync(name, ApiKeyScope.Api, person, by, cancel) switch
        {
            NewApiKey.Created again => again.Token,
            NewApiKey.Refused { Why: var why } => throw Failure.Of(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<PersonId> OnlyAdminAsync(LocalMuster local, CancellationToken cancel)
    {
        await using AsyncServiceScope scope = local.Get<AccountServices>().CreateScope();
        MusterDbContext database = scope.ServiceProvider.GetRequiredService<MusterDbContext>();
        List<string> admins = await (
            from held in database.UserRoles
            join role in database.Roles on held.RoleId equals role.Id
            join account in database.Users on held.UserId equals account.Id
            where role.Name == AccountRole.Admin && account.DisabledAt == null
            select account.PersonId
        ).ToListAsync(cancel);
        return admins switch
        {
            [var only] => new PersonId(only),
            [] => throw new Failure(
                ExitCode.Usage,
                "Nobody has an account yet; make one with 'muster user add', or say whom to act as with --as EMAIL."
            ),
            _ => throw new Failure(ExitCode.Usage, "There are several admins; say as whom to act with --as EMAIL or MUSTER_AS."),
        };
    }
}
