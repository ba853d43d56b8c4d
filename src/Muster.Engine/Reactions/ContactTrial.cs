// Tries whether a contact method reaches its person, by a page that is real in every way but that nothing is wrong.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

public sealed class ContactTrial(CommandRunner runner, OrganisationReader organisations, IViewStore views)
{
    /// <summary>The person's contact methods in their order, each with its latest proof; empty where there is no such person.</summary>
    public async Task<IReadOnlyList<(ContactMethod Method, ContactProof? Proof)>> OfAsync(PersonId person, CancellationToken cancel)
    {
        if ((await organisations.CurrentAsync(cancel)).Person(person) is not { } known)
        {
            return [];
        }

        string[] ids = [.. known.Contacts.Select(method => ContactProof.IdOf(person, method.Channel, method.Address))];
        IReadOnlyList<View> rows = await views.FindAsync(Views.Proof, ids, cancel);
        return [.. known.Contacts.Zip(ids, (method, id) => (method, rows.FirstOrDefault(row => row.Id == id)?.Row<ContactProof>()))];
    }

    /// <summary>Sends a test by the person's method at <paramref name="index"/> (from 0). It waits five minutes for its answer, and nobody else is paged.</summary>
    public Task<Outcome> SendAsync(PersonId person, int index, Actor by, Operation? operation) =>
        runner.RunAsync(operation, (work, cancel) => StartAsync(work, person, index, by, cancel), CancellationToken.None);

    private async Task<Rejection?> StartAsync(Work work, PersonId person, int index, Actor by, CancellationToken cancel)
    {
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (organisation.Person(person) is not { } known || index < 0 || index >= known.Contacts.Length)
        {
            return Rejection.NotFound("contact.unknown", "There is no such contact method any more. Nothing was sent.");
        }

        string channel = known.Contacts[index].Channel;
        PageSubject subject = new(
            PagePurpose.Test,
            $"A test by {channel}",
            Severity.Sev4,
            Service: null,
            Group: null,
            Incident: null,
            Role: null
        )
        {
            Method = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{channel}#{index + 1}"),
        };
        await work.StartTestAsync(subject, person, by, cancel);
        return null;
    }
}
