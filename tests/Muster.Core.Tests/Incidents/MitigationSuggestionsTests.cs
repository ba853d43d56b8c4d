// Whether there is always a mitigation to suggest, in a sensible order.
using CsCheck;
using Muster.Core.Incidents;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class MitigationSuggestionsTests
{
    [Fact]
    public void The_last_change_is_undone_first() =>
        Assert.Equal(
            [MitigationKind.RollBack, MitigationKind.ShedTraffic, MitigationKind.ScaleUp, MitigationKind.FailOver, MitigationKind.Degrade],
            Kinds(Responding().State)
        );

    [Fact]
    public void What_is_under_way_is_not_suggested_and_what_failed_comes_last_and_says_so()
    {
        var incident = WithBen();
        incident.When(Choose("m1", MitigationKind.RollBack));
        Assert.Equal(MitigationKind.ShedTraffic, Kinds(incident.State)[0]);
        Assert.DoesNotContain(MitigationKind.RollBack, Kinds(incident.State));
        incident.When(new IncidentCommand.ReportMitigation("m1", MitigationOutcome.Failed, null, By(Ben), At(9)));
        MitigationSuggestion last = MitigationSuggestions.For(incident.State)[^1];
        Assert.Equal(MitigationKind.RollBack, last.Kind);
        Assert.Contains("did not work", last.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_always_one() =>
        Gen.Select(Gen.Enum<MitigationKind>(), Gen.Enum<MitigationOutcome>().Nullable())
            .Array[0, 12]
            .Sample(tried =>
            {
                Incident incident = Incident.Initial with
                {
                    Mitigations =
                    [
                        .. tried.Select(
                            (one, i) => new IncidentMitigation($"m{i}", one.Item1, "x", null, By(Ana), At(i)) { Outcome = one.Item2 }
                        ),
                    ],
                };
                Assert.NotEmpty(MitigationSuggestions.For(incident));
                Assert.Equal(Kinds(incident).Distinct(), Kinds(incident));
            });

    private static MitigationKind[] Kinds(Incident incident) => [.. MitigationSuggestions.For(incident).Select(one => one.Kind)];

    private static IncidentCommand.ChooseMitigation Choose(string id, MitigationKind kind) => new(id, kind, "Now", Ben, By(Ana), At(5));
}
