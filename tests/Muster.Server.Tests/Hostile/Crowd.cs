// An organisation whose first step pages everybody at once, each by one contact.
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hostile;

internal static class Crowd
{
    /// <summary>Longer than the time-out of a channel, a pause and a second attempt, on a busy machine.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>Puts the organisation: alerts with job=playback page these people by these contacts, and nobody after them for an hour.</summary>
    public static async Task PutAsync(MusterServer server, params (string Id, ContactMethod Contact)[] people)
    {
        Organisation organisation = Organisation.Empty with
        {
            Name = "Crowd",
            People = Map(
                people.Select(one => (one.Id, new Person(new(one.Id), one.Id, one.Id + "@example.org", null, "Etc/UTC", [one.Contact])))
            ),
            Teams = Map([("core", new Team(new("core"), "Core", [.. people.Select(one => new PersonId(one.Id))]))]),
            EscalationPolicies = Map([
                (
                    "all",
                    new EscalationPolicy(
                        new("all"),
                        "All",
                        [new([.. people.Select(one => EscalationTarget.Parse("person:" + one.Id))], TimeSpan.FromHours(1))],
                        Repeat: 0
                    )
                ),
            ]),
            Services = Map([("playback", new Service(new("playback"), "Playback", "", new("core"), 1, AlwaysOn: true, new("all"), null))]),
            Routes =
            [
                new Route(
                    new("playback"),
                    [new Matcher("job", "playback", IsRegex: false, IsEqual: true)],
                    new("playback"),
                    Severity: null,
                    GroupBy: ["alertname"]
                ),
            ],
        };
        await PutAsync(server, organisation);
    }

    /// <summary>Adds somebody who is paged for nothing.</summary>
    public static Task JoinAsync(MusterServer server, string id, ContactMethod contact) =>
        PutAsync(
            server,
            Organisation.Blank with
            {
                People = Map([(id, new Person(new(id), id, id + "@example.org", null, "Etc/UTC", [contact]))]),
            }
        );

    /// <summary>The only page that there is; waits until its first step has been notified.</summary>
    public static Task<Page> PageAsync(MusterServer server) =>
        Eventually.GetAsync(
            "a page whose first step is notified",
            async () =>
            {
                IReadOnlyList<View> rows = await server
                    .Services.GetRequiredService<IViewStore>()
                    .ListAsync(new ViewQuery(Views.Page, [], null, null, 10), TestContext.Current.CancellationToken);
                Page? page = rows.Count == 0 ? null : await PageAsync(server, PageId.Parse(rows[0].Id));
                return page is { Deliveries.IsEmpty: false } ? page : null;
            }
        );

    public static async Task<Page> PageAsync(MusterServer server, PageId id) =>
        (
            await StreamReplay.ReadAsync<Page, PageCommand, PageEvent>(
                server.Services.GetRequiredService<IEventStore>(),
                id.Value,
                TestContext.Current.CancellationToken
            )
        ).State;

    /// <summary>The page once its deliveries stand as they should; fails with how they stand.</summary>
    public static async Task<Page> HoldsAsync(MusterServer server, Func<Page, bool> holds)
    {
        Page page = await PageAsync(server);
        try
        {
            await Muster.Peers.Until.TrueAsync("the page's deliveries", Soon, async () => holds(page = await PageAsync(server, page.Id)));
            return page;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(
                string.Join('\n', page.Deliveries.Select(one => $"{one.Planned.Key}: {one.State}, {one.Attempts} attempts, {one.Error}")),
                late
            );
        }
    }

    /// <summary>What became of the message to a person.</summary>
    public static PageDelivery To(this Page page, string person) =>
        Assert.Single(page.Deliveries, delivery => delivery.Planned.Person.Value == person);

    private static async Task PutAsync(MusterServer server, Organisation organisation)
    {
        Outcome outcome = await server
            .Services.GetRequiredService<CommandRunner>()
            .RunAsync(
                null,
                (work, cancel) =>
                    work.DecideAsync<Organisation, OrganisationCommand, OrganisationEvent>(
                        Organisation.StreamKey,
                        new OrganisationCommand.Put(organisation, Prune: false, "test", Actor.System("test"), work.Now),
                        cancel
                    ),
                TestContext.Current.CancellationToken
            );
        Assert.IsType<Outcome.Done>(outcome);
    }

    private static ImmutableSortedDictionary<string, T> Map<T>(IEnumerable<(string Id, T Value)> all) =>
        all.ToImmutableSortedDictionary(one => one.Id, one => one.Value, StringComparer.Ordinal);
}
