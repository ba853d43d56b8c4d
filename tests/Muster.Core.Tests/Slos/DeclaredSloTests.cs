// What can be done with an SLO on a server.
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Core.Slos;

namespace Muster.Core.Tests.Slos;

public sealed class DeclaredSloTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ana = Actor.Person("ana");

    private static readonly SloDefinition Playback = new(
        new(
            new SloId("playback-available"),
            "Films play",
            "",
            "playback",
            new SloIndicator.Ratio(new("", "errors", IsCounter: true), IsBad: true, new("", "requests", IsCounter: true)),
            [new("", SloObjective.Of(0.999, new SloWindow.Rolling(TimeSpan.FromDays(28))), null)],
            BurnAlert.Defaults
        ),
        [new("prometheus", "prometheus", "https://prometheus.example.org")],
        "kind: SLO"
    );

    private static readonly SloDefinition Stricter = Playback with
    {
        Slo = Playback.Slo with
        {
            Goals = [Playback.Slo.Goals[0] with { Objective = Playback.Slo.Goals[0].Objective with { Target = 0.9999 } }],
        },
    };

    [Theory]
    [InlineData("policy")]
    [InlineData("quarter")]
    [InlineData("live")]
    public void A_name_at_whose_address_another_page_stands_is_refused(string name)
    {
        SloDefinition taken = Playback with { Slo = Playback.Slo with { Id = new SloId(name) } };
        var refused = Assert.IsType<Decision<SloEvent>.Rejected>(
            DeclaredSlo.Decide(DeclaredSlo.Initial, new SloCommand.Define(taken, Ana, At))
        );
        Assert.Equal("slo.name_taken", refused.Why.Code);
    }

    [Fact]
    public void It_is_defined_once_for_what_it_says_and_again_for_what_changed()
    {
        DeclaredSlo first = After(DeclaredSlo.Initial, new SloCommand.Define(Playback, Ana, At), out int events);
        Assert.Equal((1, 1), (events, first.Version));
        After(first, new SloCommand.Define(Playback with { Sources = [.. Playback.Sources] }, Ana, At), out int nothing);
        Assert.Equal(0, nothing);

        DeclaredSlo second = After(first, new SloCommand.Define(Stricter, Ana, At), out _);

        Assert.Equal((2, 0.9999), (second.Version, second.Definition!.Slo.Goals[0].Objective.Target));
    }

    [Fact]
    public void What_is_retired_says_why_and_is_in_use_again_by_a_restoration_or_a_definition()
    {
        DeclaredSlo first = After(DeclaredSlo.Initial, new SloCommand.Define(Playback, Ana, At), out _);
        Assert.Equal("slo.invalid", Refused(first, new SloCommand.Retire(" ", Ana, At)));

        DeclaredSlo retired = After(first, new SloCommand.Retire("switched off", Ana, At), out _);
        Assert.Equal(new SloRetirement(Ana, At, "switched off"), retired.Retirement);
        After(retired, new SloCommand.Retire("again", Ana, At), out int nothing);

        Assert.Equal(0, nothing);
        Assert.Null(After(retired, new SloCommand.Restore(Ana, At), out _).Retirement);
        DeclaredSlo same = After(retired, new SloCommand.Define(Playback, Ana, At), out _);
        Assert.Equal((null, 1), (same.Retirement, same.Version));
        DeclaredSlo changed = After(retired, new SloCommand.Define(Stricter, Ana, At), out int both);
        Assert.Equal((null, 2, 2), (changed.Retirement, changed.Version, both));
    }

    [Fact]
    public void What_is_not_there_is_neither_retired_nor_restored()
    {
        Assert.Equal("slo.not_found", Refused(DeclaredSlo.Initial, new SloCommand.Retire("why", Ana, At)));
        Assert.Equal("slo.not_found", Refused(DeclaredSlo.Initial, new SloCommand.Restore(Ana, At)));
    }

    [Fact]
    public void A_definition_says_the_same_after_it_was_written_and_read() =>
        Assert.True(Stricter.Says(JsonSerializer.Deserialize<SloDefinition>(JsonSerializer.Serialize(Stricter))!));

    private static DeclaredSlo After(DeclaredSlo state, SloCommand command, out int count)
    {
        Decision<SloEvent>.Accepted accepted = Assert.IsType<Decision<SloEvent>.Accepted>(DeclaredSlo.Decide(state, command));
        count = accepted.Events.Length;
        return accepted.Events.Aggregate(state, DeclaredSlo.Evolve);
    }

    private static string Refused(DeclaredSlo state, SloCommand command) =>
        Assert.IsType<Decision<SloEvent>.Rejected>(DeclaredSlo.Decide(state, command)).Why.Code;
}
