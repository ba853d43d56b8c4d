// Reads the accounts with the names of their people.
using Muster.Core.Catalog;
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Settings.People;

public sealed class PeopleReader(AccountReader accounts, OrganisationReader organisations)
{
    /// <summary>Those who may sign in first, then by name.</summary>
    public async Task<IReadOnlyList<PersonRow>> AllAsync(CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        IReadOnlyList<ListedAccount> all = await accounts.ListAsync(cancel);
        return
        [
            .. all.Select(account => Row(account, organisation))
                .OrderBy(row => row.DisabledAt is not null)
                .ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static PersonRow Row(ListedAccount account, Organisation organisation) =>
        new(
            account.Id,
            account.Person,
            organisation.Person(account.Person)?.Name ?? account.Email,
            account.Email,
            AccountRole.All.LastOrDefault(role => account.Roles.Contains(role, StringComparer.Ordinal)) ?? AccountRole.Viewer,
            account.HasPassword,
            account.CreatedAt,
            account.DisabledAt,
            account.DisabledBy,
            account.DisabledWhy
        );
}
