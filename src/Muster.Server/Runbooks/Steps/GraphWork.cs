// Looks at a graph of the incident's drill until it is as the runbook wants it.
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Server.Runbooks.Steps;

public sealed class GraphWork(IEventStore store, IDrillGraphs graphs, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    internal async Task<StepResult> DoAsync(RunbookRun run, RunbookStep.Graph step, Func<string, Task> write, CancellationToken cancel)
    {
        if (run.Content.Incident is not { } incident || await DrillAsync(incident, cancel) is not { } drill)
        {
            return StepResult.Failed("There is no drill whose graphs could be looked at.");
        }

        double wanted = double.Parse(step.Value, CultureInfo.InvariantCulture);
        string said = "";
        while (true)
        {
            double? value = await graphs.LatestAsync(drill, step.Component, step.Metric, run.StartedBy ?? run.RequestedBy, cancel);
            string now = value?.ToString("0.###", CultureInfo.InvariantCulture) ?? $"The drill shows no {step.Metric} of {step.Component}";
            if (now != said)
            {
                await write(now + "\n");
                said = now;
            }

            if (value is { } shown && step.Comparison.Holds(shown, wanted))
            {
                return new(
                    StepOutcome.Succeeded,
                    $"{step.Component} {step.Metric} is {now}, which is {step.Comparison.Sign()} {step.Value}."
                );
            }

            await Task.Delay(LookEvery, clock, cancel);
        }
    }

    private async Task<DrillId?> DrillAsync(IncidentId incident, CancellationToken cancel) =>
        (await StreamReplay.ReadAsync<Incident, IncidentCommand, IncidentEvent>(store, incident.Value, cancel)).State.Drill;
}
