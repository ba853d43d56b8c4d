// What a person changes of themselves in the organisation, from their own account.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Web.Api;

namespace Muster.Server.Settings.Own;

internal static class OwnPerson
{
    /// <summary>Puts the organisation as it stands, with the one person as <paramref name="change"/> makes them: what others changed meanwhile stays.</summary>
    public static Task<Outcome> PutAsync(CommandRunner runner, PersonId person, Func<Person, Person> change, Asking asking) =>
        runner.RunAsync(asking.Operation, (work, cancel) => PutAsync(work, person, change, asking.By, cancel), CancellationToken.None);

    private static async Task<Rejection?> PutAsync(
        Work work,
        PersonId person,
        Func<Person, Person> change,
        Actor by,
        CancellationToken cancel
    )
    {
        Organisation now = await work.OrganisationAsync(cancel);
        if (now.Person(person) is not { } known)
        {
            return Rejection.NotFound("person.unknown", "You are nobody in the organisation any more. Nothing was changed.");
        }

        return await work.DecideOrganisationAsync(
            new OrganisationCommand.Put(
                now with
                {
                    People = now.People.SetItem(person.Value, change(known)),
                },
                Prune: false,
                "Changed on their own account.",
                by,
                work.Now
            ),
            cancel
        );
    }
}
