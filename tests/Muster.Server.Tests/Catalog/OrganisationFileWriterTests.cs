// What is exported is read back as the same organisation.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Server.Catalog.Document;

namespace Muster.Server.Tests.Catalog;

public sealed class OrganisationFileWriterTests
{
    /// <summary>Texts that YAML would read as something else, or that break a careless writer.</summary>
    private static readonly string[] Awkward =
    [
        "plain",
        "with: colon",
        "with # hash",
        "- dash",
        "true",
        "No",
        "null",
        "~",
        "12",
        "1e3",
        "0x1f",
        "2026-01-05",
        "+351 555",
        ".inf",
        "'single'",
        "\"double\"",
        "back\\slash",
        "two\nlines",
        "trailing newline\n",
        "  leading",
        "trailing  ",
        "tab\there",
        "{brace}",
        "[bracket]",
        "a, b",
        "&anchor",
        "*alias",
        "!tag",
        "%percent",
        "@at",
        "`tick`",
        "|",
        ">",
        "?",
        "Ω中文🚀",
        "\u0085\u2028\u2029\u00a0",
        "---",
        "a: b: c",
    ];

    [Fact]
    public void Every_awkward_text_survives()
    {
        foreach (string text in Awkward)
        {
            Organisation organisation = Full(text);

            OrganisationReading read = OrganisationFileReader.Read(OrganisationFileWriter.Write(organisation));

            Assert.Equal([], read.Mistakes.Select(mistake => mistake.ToString()));
            Assert.Equal(Json(organisation), Json(read.Organisation));
        }
    }

    [Fact]
    public void An_empty_organisation_survives()
    {
        OrganisationReading read = OrganisationFileReader.Read(OrganisationFileWriter.Write(Organisation.Empty));

        Assert.Equal([], read.Mistakes.Select(mistake => mistake.ToString()));
        Assert.Equal(Json(Organisation.Empty), Json(read.Organisation));
    }

    [Fact]
    public void It_reads_like_a_file_that_somebody_wrote()
    {
        string written = OrganisationFileWriter.Write(Full("Streaming"));

        Assert.StartsWith("name: Streaming\n\npeople:\n  ana:\n    name: Streaming\n", written, StringComparison.Ordinal);
        Assert.Contains("\n    members: [ana, ben]\n", written, StringComparison.Ordinal);
        Assert.Contains("\n      - targets: ['person:ana', 'schedule:core']\n        wait: 1h30m\n", written, StringComparison.Ordinal);
        Assert.Contains("\n    reviewDueWorkingDays: null\n", written, StringComparison.Ordinal);
    }

    private static string Json(Organisation organisation) => JsonSerializer.Serialize(organisation, EventJson.Options);

    /// <summary>An organisation that uses every field, with this text wherever free text stands.</summary>
    private static Organisation Full(string text) =>
        Organisation.Empty with
        {
            Name = text,
            People = Map(
                ("ana", new Person(new("ana"), text, "ana@example.com", text, "Europe/Lisbon", [new("email", "ana@example.com")])),
                ("ben", new Person(new("ben"), text, text, null, text, [new("webhook", text), new("email", text)])),
                ("cho", new Person(new("cho"), text, "cho@example.com", null, "Etc/UTC", []))
            ),
            Teams = Map(("core", new Team(new("core"), text, [new("ana"), new("ben")])), ("none", new Team(new("none"), text, []))),
            Services = Map(
                ("api", new Service(new("api"), text, text, new("core"), 0, true, new("core"), new ScheduleId("core"))),
                ("web", new Service(new("web"), text, "", new("core"), 3, false, new("core"), null))
            ),
            Schedules = Map(
                (
                    "core",
                    new Schedule(
                        new("core"),
                        text,
                        "Europe/Lisbon",
                        [
                            new(text, Role.CommsLead, new(2026, 1, 5, 9, 0), 7, [new("ana")]),
                            new("b", null, new(2026, 1, 5, 9, 0, 30), 1, [new("ana"), new("ben")]),
                            new("c", null, new(2026, 1, 5, 9, 0), 0, [new("ana"), new("ben")])
                            {
                                ShiftHours = 12,
                                Zone = text,
                                Layer = 1,
                                Together = 2,
                                Order = TurnOrder.Hours,
                                Restrictions =
                                [
                                    new([], new(22, 0), new(6, 0)),
                                    new([Weekday.Friday], new(18, 0, 30), new(8, 0)) { ToDay = Weekday.Monday },
                                ],
                            },
                        ],
                        [new(At(1), At(2), new("ana"), text), new(At(2), At(2).AddMilliseconds(1), new("ben"), null)]
                    )
                )
            ),
            EscalationPolicies = Map(
                (
                    "core",
                    new EscalationPolicy(
                        new("core"),
                        text,
                        [
                            new([EscalationTarget.Parse("person:ana"), EscalationTarget.Parse("schedule:core")], TimeSpan.FromMinutes(90)),
                            new([EscalationTarget.Parse("team:core")], TimeSpan.FromSeconds(15)),
                        ],
                        3
                    )
                )
            ),
            Routes =
            [
                new(
                    new("one"),
                    [new("a", text, false, true), new("b", "x|y", true, false)],
                    new("api"),
                    Severity.Sev2,
                    ["alertname", "region"]
                ),
                new(new("two"), [], new("web"), null, []),
            ],
        };

    private static DateTimeOffset At(int day) => new(2026, 2, day, 10, 0, 0, TimeSpan.Zero);

    private static ImmutableSortedDictionary<string, T> Map<T>(params (string Id, T Value)[] entries) =>
        entries.ToImmutableSortedDictionary(entry => entry.Id, entry => entry.Value, StringComparer.Ordinal);
}
