// The runbooks as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Server.Web.Api;

namespace Muster.Server.Runbooks.Api;

/// <param name="Items">In the order of their titles.</param>
public sealed record RunbookList(ImmutableArray<RunbookItem> Items);

/// <param name="Mitigation">Which way of stopping the bleeding it is; null for none.</param>
/// <param name="NeedsTwo">Whether a second person must approve a run of it.</param>
public sealed record RunbookItem(
    RunbookId Id,
    string Title,
    RunbookRisk Risk,
    bool Production,
    bool NeedsTwo,
    ImmutableArray<ServiceId> Services,
    MitigationKind? Mitigation,
    int Version,
    string TextHash,
    Actor By,
    DateTimeOffset At
)
{
    internal static RunbookItem Of(KnownRunbook known) =>
        new(
            known.Row.Id,
            known.Runbook.Title,
            known.Runbook.Risk,
            known.Runbook.Production,
            known.NeedsTwo,
            known.Runbook.Services,
            known.Runbook.Mitigation,
            known.Row.Version,
            known.Row.TextHash,
            known.Row.By,
            known.Row.At
        );
}

/// <param name="Text">The latest version, whole.</param>
/// <param name="Versions">Oldest first, without their texts.</param>
public sealed record RunbookDetail(
    RunbookItem Runbook,
    string Text,
    ImmutableArray<ParameterItem> Parameters,
    ImmutableArray<VersionItem> Versions
)
{
    /// <summary>Who took it out of use; null while it is in use.</summary>
    public RunbookRetirement? Retired { get; init; }

    /// <summary>What a write did; null after a read.</summary>
    public WrittenItem? Written { get; init; }
}

/// <param name="Default">Null where it must be given.</param>
/// <param name="Min">Of a text in characters, of a duration in seconds.</param>
public sealed record ParameterItem(
    string Name,
    ParameterType Type,
    string Description,
    string? Default,
    decimal? Min,
    decimal? Max,
    ImmutableArray<string> Choices,
    string? Pattern
)
{
    internal static ParameterItem Of(RunbookParameter one) =>
        new(one.Name, one.Type, one.Description, one.Default, one.Min, one.Max, one.Choices, one.Pattern);
}

public sealed record VersionItem(int Version, string TextHash, Actor By, DateTimeOffset At);

/// <param name="Steps">As they would run.</param>
public sealed record RunbookPreview(string Title, bool NeedsTwo, ImmutableArray<PlannedStepItem> Steps);

/// <param name="What">What it does, in one line.</param>
public sealed record PlannedStepItem(int Step, string Name, string Kind, string What);
