// What a run does stands on the timeline of its incident as it happens, and a broken glass turns the incident red.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>An incident that is reviewed hears of nothing any more; that refusal stops no run.</summary>
public sealed class RunStandsOnTimeline : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not RunEvent one)
        {
            return;
        }

        RunbookRun run = await work.RunAsync(RunId.Parse(happened.Stream.Key), cancel);
        if (run.Content.Incident is not { } incident || RunWords.Of(run, one) is not { } news)
        {
            return;
        }

        await work.DecideIncidentAsync(
            incident,
            one is RunEvent.GlassBroken glass
                ? new IncidentCommand.BreakGlass(run.Id, run.Title, glass.People[0], glass.Reason, happened.By, work.Now)
                : new IncidentCommand.TellRun(run.Id, news.Title, news.Text, news.IsWarning, happened.By, work.Now),
            cancel
        );
    }
}
