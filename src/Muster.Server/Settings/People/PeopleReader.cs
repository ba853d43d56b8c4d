// Reads the accounts with the names of their people.
using Microsoft.EntityFrameworkCore;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Storage.Schema;

namespace Muster.Server.Settings.People;

public sealed class PeopleReader(MusterDbContext database, OrganisationReader organisations)
{
    /// <summary>Those who may sign in first, then by name.</summary>
    public async Task<IReadOnlyList<PersonRow>> AllAsync(CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        List<Account> accounts = await database.Users.AsNoTracking().ToListAsync(cancel);
        ILookup<string, string> roles = (
            await (
                from held in database.UserRoles
                join role in database.Roles on held.RoleId equals role.Id
                select new { held.UserId, Name = role.Name! }
            ).ToListAsync(cancel)
        ).ToLookup(held => held.UserId, held => held.Name);
        return
        [
            .. accounts
                .Select(account => Row(account, organisation, roles[account.Id]))
                .OrderBy(row => row.DisabledAt is not null)
                .ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static PersonRow Row(Account account, Organisation organisation, IEnumerable<string> roles)
    {
        PersonId person = PersonId.Parse(account.PersonId);
        return new(
            account.Id,
            person,
            organisation.Person(person)?.Name ?? account.Email ?? "",
            account.Email ?? "",
            AccountRole.All.LastOrDefault(role => roles.Contains(role, StringComparer.Ordinal)) ?? AccountRole.Viewer,
            account.PasswordHash is not null,
            account.CreatedAt,
            account.DisabledAt,
            account.DisabledBy,
            account.DisabledWhy
        );
    }
}
