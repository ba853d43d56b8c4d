// Nothing from inside reaches a byte that readers get, whatever it is called.
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Core.StatusPage;
using Muster.Engine.Projections;
using Muster.Server.StatusPage.Site;

namespace Muster.Server.Tests.StatusPage;

public sealed class NothingInternalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_planted_inside_is_in_no_file_of_the_site_and_not_in_what_is_kept_of_it(int seed)
    {
        string[] names = [.. Enumerable.Range(0, 12).Select(at => NameOf(seed, at))];
        Severity severity = (Severity)((seed % 4) + 1);
        int number = 100 + (seed * 7);
        (Organisation organisation, Bulletin[] bulletins) = World(names, severity, number);
        StatusPageView view = StatusPageViews.Of(organisation, bulletins, Now)!;
        StatusEdition edition = new(
            view,
            new SiteRenderer(NullLoggerFactory.Instance),
            logo: null,
            "https://status.example.com",
            asOf: Now,
            takesForms: true
        );
        string[] hidden = [.. names, $"INC-{number}", severity.Label(), "B-2", "Withdrawn title", "Withdrawn body"];
        foreach (
            (string path, string text) in edition.Paths.Select(path => (path, TextOf(edition, path))).Append(("kept", ViewJson.Write(view)))
        )
        {
            string? leak = Array.Find(hidden, one => text.Contains(one, StringComparison.OrdinalIgnoreCase));
            Assert.True(leak is null, $"{path} says '{leak}'.");
        }

        Assert.Contains("Films stop", TextOf(edition, "en"), StringComparison.Ordinal);
    }

    public static IEnumerable<TheoryDataRow<int>> Seeds() => Enumerable.Range(0, 25).Select(seed => new TheoryDataRow<int>(seed));

    /// <summary>A word that no public text has.</summary>
    private static string NameOf(int seed, int at) =>
        "zq" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{at}")).AsSpan(0, 5));

    private static string TextOf(StatusEdition edition, string path) =>
        Encoding.UTF8.GetString(edition.FindAsync(path).AsTask().GetAwaiter().GetResult()!.Bytes);

    private static (Organisation Organisation, Bulletin[] Bulletins) World(string[] names, Severity severity, int number)
    {
        Actor who = Actor.Person(names[0]);
        Organisation organisation = Organisation.Empty with
        {
            Name = names[1],
            StatusPage = new("StreamFlow", StatusPageAccess.Public, ["en", "de", "fr", "es"], ShowSeverity: false),
            People = Map(names[0], new Person(new(names[0]), names[2], names[3] + "@example.org", null, "Etc/UTC", [])),
            Teams = Map(names[4], new Team(new(names[4]), names[5], [new(names[0])])),
            Services = Map(names[6], new Service(new(names[6]), names[7], names[8], new(names[4]), 0, AlwaysOn: true, new(names[9]), null)),
            EscalationPolicies = Map(names[9], new EscalationPolicy(new(names[9]), names[9], [], 0)),
            Components = Map(
                "watching",
                new Component(new("watching"), "Watching", "", "", 1, [new(names[6])], OnlyShowIfDegraded: false, Showcase: true)
            ),
            ComponentsSince = Map("watching", Now.AddDays(-40)),
        };
        BulletinCommand.OpenIncident open = new(
            new(1),
            organisation,
            "Films stop",
            new IncidentId(number),
            severity,
            BulletinImpact.Major,
            BulletinStatus.Investigating,
            [new(new("watching"), ComponentStatus.PartialOutage)],
            "We look into it.",
            Now.AddMinutes(5),
            StartedAt: null,
            "u1",
            who,
            Now.AddHours(-1)
        );
        Bulletin shown = After(Bulletin.Initial, open);
        Bulletin gone = After(
            After(Bulletin.Initial, open with { Id = new(2), Title = "Withdrawn title", Body = "Withdrawn body" }),
            new BulletinCommand.Withdraw(names[10], who, Now)
        );
        Bulletin back = After(
            After(After(Bulletin.Initial, open with { Id = new(3) }), new BulletinCommand.Withdraw(names[11], who, Now)),
            new BulletinCommand.Restore(who, Now)
        );
        return (organisation, [shown, gone, back]);
    }

    private static Bulletin After(Bulletin bulletin, BulletinCommand command) =>
        ((Decision<BulletinEvent>.Accepted)Bulletin.Decide(bulletin, command)).Events.Aggregate(bulletin, Bulletin.Evolve);

    private static ImmutableSortedDictionary<string, T> Map<T>(string id, T value) =>
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal).Add(id, value);
}
