// A server with incidents of two services in two quarters and some drills, whose times are known.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Measures;

/// <summary>
/// Of this quarter: twelve of the shop, noticed by monitoring, resolved after 10, 20 … 120 minutes; three of payments, noticed by people. Of the quarter before: twelve
/// of the shop that took ten times as long. Five drills that took a day. One title would be a formula.
/// </summary>
public sealed class MeasuresWorld : IAsyncLifetime
{
    private const string Organisation = """
        name: Shop
        people:
          ana: { name: Ana Silva, email: ana@example.org, zone: Europe/Lisbon }
        teams:
          web: { name: Web, members: [ana] }
          money: { name: Money, members: [ana] }
        services:
          shop: { name: The shop, description: Sells films., team: web, tier: 1, alwaysOn: true, escalationPolicy: all }
          pay: { name: Payments, description: Takes money., team: money, tier: 1, alwaysOn: true, escalationPolicy: all }
        escalationPolicies:
          all: { name: All, steps: [{ targets: [person:ana], wait: 5m }] }
        """;

    private static readonly Actor Ana = Actor.Person("ana");
    private int _incidents;

    public MusterServer Server { get; private set; } = null!;

    public HttpClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await MusterServer.StartAsync();
        await Server.Services.PutAsync(Organisation);
        await Server.AccountAsync("Ana", AccountRole.Responder);
        Api = Server.Client(await Server.KeyAsync(ApiKeyScope.Api, "ana"));
        DateTimeOffset now = Server.Clock.GetUtcNow();
        for (int place = 1; place <= 12; place++)
        {
            await HappenAsync("shop", "=1+1 films stop", now, TimeSpan.FromMinutes(10 * place), DetectionSource.Monitoring);
            await HappenAsync("shop", "Films stop", now.AddDays(-100), TimeSpan.FromMinutes(100 * place), DetectionSource.Monitoring);
        }

        for (int place = 1; place <= 3; place++)
        {
            await HappenAsync("pay", "Cards fail", now, TimeSpan.FromMinutes(7), DetectionSource.People);
        }

        for (int place = 1; place <= 5; place++)
        {
            await HappenAsync("shop", "Practice", now, TimeSpan.FromDays(1), DetectionSource.Monitoring, IncidentType.Drill);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A review with two action items that are done: one by its day, one after it.</summary>
    public Task ActedAsync()
    {
        IncidentId id = new(1);
        DateTimeOffset now = Server.Clock.GetUtcNow();
        DateTimeOffset then = now.AddDays(-10);
        ReviewCommand[] commands =
        [
            new ReviewCommand.Draft(id, "Films stop", Severity.Sev3, "s", "i", "d", "r", DueAt: null, Ana, then),
            new ReviewCommand.AddActionItem(
                "a1",
                "Plan the capacity",
                new("ana"),
                now.AddDays(3),
                ActionItemType.Prevent,
                "It holds",
                Ana,
                then
            ),
            new ReviewCommand.AddActionItem(
                "a2",
                "Alert on the age",
                new("ana"),
                now.AddDays(-3),
                ActionItemType.Detect,
                "It fires",
                Ana,
                then
            ),
            new ReviewCommand.FinishActionItem("a1", null, Ana, now),
            new ReviewCommand.FinishActionItem("a2", null, Ana, now),
        ];
        return Server.Services.DecideAsync(
            async (work, cancel) =>
            {
                foreach (ReviewCommand command in commands)
                {
                    if (await work.DecideReviewAsync(id, command, cancel) is { } why)
                    {
                        return why;
                    }
                }

                return null;
            }
        );
    }

    private Task HappenAsync(
        string service,
        string title,
        DateTimeOffset at,
        TimeSpan took,
        DetectionSource by,
        IncidentType type = IncidentType.Incident
    )
    {
        IncidentId id = new(Interlocked.Increment(ref _incidents));
        DateTimeOffset detected = at - took;
        IncidentCommand[] commands =
        [
            new IncidentCommand.Declare(
                id,
                type,
                title,
                Severity.Sev3,
                new(service),
                detected.AddMinutes(-5),
                detected,
                new("ana"),
                Ana,
                at
            )
            {
                DetectedBy = by,
            },
            new IncidentCommand.Mitigate(detected + (took / 2), null, Ana, at),
            new IncidentCommand.Resolve("Repaired", Ana, at),
        ];
        return Server.Services.DecideAsync(
            async (work, cancel) =>
            {
                foreach (IncidentCommand command in commands)
                {
                    if (await work.DecideIncidentAsync(id, command, cancel) is { } why)
                    {
                        return why;
                    }
                }

                return null;
            }
        );
    }
}
