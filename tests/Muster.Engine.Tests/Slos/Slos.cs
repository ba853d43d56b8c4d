// SLOs for stories: one that is defined, and how it stands.
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Slos;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Slos;

internal static class Slos
{
    public static SloDefinition Playback(int days, double target = 0.999) =>
        new(
            new(
                new SloId("playback-available"),
                "Films play",
                "",
                StreamFlow.Organisation.Services.Values.First().Id.Value,
                new SloIndicator.Pushed(),
                [new("", SloObjective.Of(target, new SloWindow.Rolling(TimeSpan.FromDays(days))), null)],
                BurnAlert.Defaults
            ),
            [],
            "kind: SLO"
        );

    public static void Define(World world, SloDefinition definition) =>
        Assert.IsType<Outcome.Done>(
            world.Do(
                (work, cancel) => work.DecideSloAsync(definition.Slo.Id, new SloCommand.Define(definition, World.Admin, work.Now), cancel)
            )
        );

    public static SloStatus Status(World world, Node node)
    {
        SloStatus? status = null;
        node.Do(async () => status = await node.Get<SloReader>().FindAsync("playback-available", CancellationToken.None));
        return status!;
    }
}
