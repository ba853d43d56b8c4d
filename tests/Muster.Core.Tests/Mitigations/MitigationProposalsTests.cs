// Which declared mitigation is proposed first: by this incident, by a change that fits, by the record, by its duration.
using System.Collections.Immutable;
using CsCheck;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Mitigations;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Mitigations;

public sealed class MitigationProposalsTests
{
    private static readonly DeclaredMitigation RollBack = Declare("roll-back", MitigationKind.RollBack, minutes: 10);
    private static readonly DeclaredMitigation Shed = Declare("shed", MitigationKind.ShedTraffic, minutes: 1);
    private static readonly DeclaredMitigation Degrade = Declare("degrade", MitigationKind.Degrade, minutes: 2);
    private static readonly ImmutableArray<DeclaredMitigation> All = [RollBack, Degrade, Shed];

    private static readonly Gen<PastMitigation> Pasts = Gen.Select(
        Gen.Int[0, 3],
        Gen.Int[0, 3],
        Gen.Int[0, 500],
        Gen.Int[1, 60],
        (which, outcome, ago, took) => Past(which < 3 ? All[which].Id : "gone", outcome < 3 ? (MitigationOutcome)outcome : null, ago, took)
    );

    [Fact]
    public void Without_a_record_the_quickest_is_first_and_a_roll_back_before_it_when_a_change_fits()
    {
        Incident incident = Responding().State;

        Assert.Equal(["shed", "degrade", "roll-back"], Ids(incident, [], aChangeFits: false));
        Assert.Equal(["roll-back", "shed", "degrade"], Ids(incident, [], aChangeFits: true));
        Assert.Equal(
            "a change fits, undo it first; not tried in an incident before",
            MitigationProposals.For(incident, All, [], aChangeFits: true)[0].Why
        );
    }

    [Fact]
    public void What_worked_before_goes_before_what_is_quicker_and_says_when_and_how_long()
    {
        PastMitigation[] past =
        [
            Past("degrade", MitigationOutcome.Worked, ago: 3, took: 4),
            Past("degrade", MitigationOutcome.Failed, ago: 9, took: 7),
            Past("degrade", MitigationOutcome.Worked, ago: 6, took: 5),
            Past("degrade", null, ago: 1, took: 5),
            Past("shed", MitigationOutcome.Failed, ago: 2, took: 3),
        ];

        ImmutableArray<MitigationProposal> proposed = MitigationProposals.For(Responding().State, All, past, aChangeFits: false);

        Assert.Equal(["degrade", "roll-back", "shed"], proposed.Select(one => one.Declared.Id));
        Assert.Equal("worked 2 of 3 times, last worked after 4 m (INC-903)", proposed[0].Why);
        Assert.Equal((3, 2), (proposed[0].Tried, proposed[0].Worked));
        Assert.Equal("worked 0 of 1 time, last did not work after 3 m (INC-902)", proposed[2].Why);
    }

    [Fact]
    public void What_failed_here_comes_last_and_what_is_under_way_before_it()
    {
        var incident = WithBen();
        incident.When(Choosing("m1", Shed));
        incident.When(new IncidentCommand.ReportMitigation("m1", MitigationOutcome.Failed, null, By(Ben), At(9)));
        incident.When(Choosing("m2", Degrade));

        ImmutableArray<MitigationProposal> proposed = MitigationProposals.For(incident.State, All, [], aChangeFits: false);

        Assert.Equal(["roll-back", "degrade", "shed"], proposed.Select(one => one.Declared.Id));
        Assert.StartsWith("under way in this incident", proposed[1].Why, StringComparison.Ordinal);
        Assert.StartsWith("did not work in this incident", proposed[2].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_of_it_in_the_same_incident_is_no_record_of_it()
    {
        Incident incident = Responding().State;
        PastMitigation same = Past("shed", MitigationOutcome.Failed, ago: 1, took: 1) with { Incident = incident.Id };

        Assert.Equal(0, MitigationProposals.For(incident, All, [same], aChangeFits: false)[0].Tried);
    }

    [Fact]
    public void Each_is_proposed_once_and_one_more_success_never_makes_it_later() =>
        Gen.Select(Pasts.Array[0, 12], Gen.Int[0, 2], Gen.Bool)
            .Sample(
                (past, which, aChangeFits) =>
                {
                    Incident incident = Responding().State;
                    DeclaredMitigation one = All[which];
                    // It took no longer than ever before: only the success is new.
                    PastMitigation success = Past(one.Id, MitigationOutcome.Worked, ago: 1000, took: 0);
                    string[] before = Ids(incident, past, aChangeFits);
                    string[] after = Ids(incident, [.. past, success], aChangeFits);

                    Assert.Equal(All.Select(declared => declared.Id).Order(), before.Order());
                    Assert.True(Array.IndexOf(after, one.Id) <= Array.IndexOf(before, one.Id));
                    Assert.Equal(before, Ids(incident, [.. past.OrderBy(item => item.ChosenAt)], aChangeFits));
                }
            );

    private static string[] Ids(Incident incident, IEnumerable<PastMitigation> past, bool aChangeFits) =>
        [.. MitigationProposals.For(incident, All, past, aChangeFits).Select(one => one.Declared.Id)];

    private static IncidentCommand.ChooseMitigation Choosing(string id, DeclaredMitigation declared) =>
        new IncidentCommand.ChooseMitigation(id, declared.Kind, declared.Title, Ben, By(Ana), At(8)) { Declared = declared.Id };

    private static PastMitigation Past(string declared, MitigationOutcome? outcome, int ago, int took) =>
        new(
            new IncidentId(900 + ago),
            declared,
            MitigationKind.Other,
            "",
            At(0).AddDays(-ago),
            outcome,
            outcome is null ? null : At(0).AddDays(-ago).AddMinutes(took)
        );

    private static DeclaredMitigation Declare(string id, MitigationKind kind, int minutes) =>
        new(id, kind, id, "Some wait", [], Runbook: null, TimeSpan.FromMinutes(minutes));
}
