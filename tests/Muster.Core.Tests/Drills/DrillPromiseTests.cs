// That what a drill owes is due by its own clock: sooner at speed, never while it stands still.
using System.Collections.Immutable;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Drills.DrillCommand;

namespace Muster.Core.Tests.Drills;

public sealed class DrillPromiseTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ana = Actor.Person("ana");
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    [Fact]
    public void The_first_counts_from_the_declaration_and_the_next_from_the_last_statement()
    {
        Decided<Drill, DrillCommand, DrillEvent> drill = new();
        drill.Then<DrillEvent.Started>(new Start(new(7), "herd", "hash", 1, "newcomer", 1_800, 20, PagesPeople: false, Ana, Start));
        Assert.Null(Of(drill, 1));

        drill.Then<DrillEvent.Acted>(Does("declare", 3));
        Assert.Equal(new DrillPromise(360, 80, At(18)), Of(drill, 4));
        drill.Then<DrillEvent.Acted>(Does("statement", 10));
        Assert.Equal(new DrillPromise(1_100, 220, At(55)), Of(drill, 11));
        Assert.Null(DrillPromise.Of(drill.State, First, every: null, At(11)));

        drill.Then<DrillEvent.SpeedChanged>(new ChangeSpeed(1, Ana, At(11)));
        Assert.Equal(At(11 + 880), Of(drill, 12)?.DueAt);
        drill.Then<DrillEvent.Paused>(new Pause(Ana, At(20)));
        Assert.Equal(new DrillPromise(1_100, 229, null), Of(drill, 3_000));
        drill.Then<DrillEvent.Ended>(new Stop(Ana, At(3_000)));
        Assert.Null(Of(drill, 3_001));
    }

    private static Act Does(string verb, int second) =>
        new(verb, verb, "", ImmutableSortedDictionary<string, string>.Empty, Ana, At(second));

    private static DrillPromise? Of(Decided<Drill, DrillCommand, DrillEvent> drill, int second) =>
        DrillPromise.Of(drill.State, First, Every, At(second));

    private static DateTimeOffset At(int second) => Start.AddSeconds(second);
}
