// A described action: parameters, steps, how risky it is, and how it is undone.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <param name="Steps">In their order, at least one.</param>
/// <param name="TimeOut">Of all steps together.</param>
public sealed record Runbook(RunbookId Id, string Title, RunbookRisk Risk, ImmutableArray<RunbookStep> Steps, TimeSpan TimeOut)
{
    public string Description { get; init; } = "";

    /// <summary>The services that it helps.</summary>
    public ImmutableArray<ServiceId> Services { get; init; } = [];

    /// <summary>Whether it touches production.</summary>
    public bool Production { get; init; } = true;

    /// <summary>Which way of stopping the bleeding it is; null for none.</summary>
    public MitigationKind? Mitigation { get; init; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<RunbookParameter> Parameters { get; init; } = [];

    /// <summary>Whether the preview is made again at the start, and must show the same.</summary>
    public bool PreviewMustMatch { get; init; }

    /// <summary>The runbook that undoes it; null where its own steps do, or nothing does.</summary>
    public RunbookId? UndoneBy { get; init; }

    /// <summary>The steps that undo it; empty where another runbook does, or nothing does.</summary>
    public ImmutableArray<RunbookStep> Undo { get; init; } = [];

    /// <summary>The steps in the place of <see cref="Steps"/> where the incident is a drill: they touch nothing real. Empty: it cannot be run there.</summary>
    public ImmutableArray<RunbookStep> Simulated { get; init; } = [];
}
