// A small organisation to be paged: Ana by mail and webhook, then Ben.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Server.Tests.Drivers;

public static class Streaming
{
    public static readonly ServiceId Playback = ServiceId.Parse("playback");

    /// <summary>Puts the organisation: alerts with job=playback page Ana by these contacts, and Ben after five minutes.</summary>
    public static Task PutAsync(MusterServer server, params ContactMethod[] contactsOfAna)
    {
        Organisation organisation = Organisation.Empty with
        {
            Name = "StreamFlow",
            People = Map<Person>(
                ("ana", new(new("ana"), "Ana", "ana@example.org", null, "Europe/Berlin", [.. contactsOfAna])),
                ("ben", new(new("ben"), "Ben", "ben@example.org", null, "Etc/UTC", [new("email", "ben@example.org")]))
            ),
            Teams = Map<Team>(("core", new(new("core"), "Core", [new("ana"), new("ben")]))),
            EscalationPolicies = Map<EscalationPolicy>(
                (
                    "playback",
                    new(
                        new("playback"),
                        "Playback",
                        [
                            new([EscalationTarget.Parse("person:ana")], TimeSpan.FromMinutes(5)),
                            new([EscalationTarget.Parse("person:ben")], TimeSpan.FromMinutes(5)),
                        ],
                        Repeat: 0
                    )
                )
            ),
            Services = Map<Service>(
                ("playback", new(Playback, "Playback", "Plays films", new("core"), 1, AlwaysOn: true, new("playback"), null))
            ),
            Routes =
            [
                new Route(
                    new("playback"),
                    [new Matcher("job", "playback", IsRegex: false, IsEqual: true)],
                    Playback,
                    Severity: null,
                    GroupBy: ["alertname"]
                ),
            ],
        };
        return server.Services.PutAsync(organisation);
    }

    private static ImmutableSortedDictionary<string, T> Map<T>(params (string Id, T Value)[] all) =>
        all.ToImmutableSortedDictionary(one => one.Id, one => one.Value, StringComparer.Ordinal);
}
