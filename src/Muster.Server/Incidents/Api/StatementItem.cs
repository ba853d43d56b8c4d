// A statement, a draft and how promises were kept, as the API answers them.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Communications.Rendering;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents.Api;

/// <summary><see cref="Text"/> is the statement as colleagues read it: its five lines, and that it corrects another where it does.</summary>
public sealed record StatementItem(
    string Id,
    string Status,
    string Impact,
    string CurrentAction,
    DateTimeOffset? NextUpdateAt,
    ImmutableSortedSet<Audience> Audiences,
    string? Corrects,
    ImmutableArray<OverriddenFinding> Overridden,
    StatementLook? Look,
    string Text,
    Actor By,
    DateTimeOffset At
)
{
    public static StatementItem Of(IncidentRecord record, PublishedStatement published)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(published);
        HoldingStatement said = published.Statement;
        return new(
            said.Id,
            said.Status,
            said.Impact,
            said.CurrentAction,
            said.NextUpdateAt,
            said.Audiences,
            said.Corrects,
            said.Overridden,
            published.Look,
            StatementRenderer.Render(record.Said(published), Audience.Internal, StatementStyle.Text),
            published.By,
            published.At
        );
    }
}

/// <param name="Look">What somebody else said of it as it stands; null while nobody has looked.</param>
/// <param name="Withdrawn">Who withdrew it, when and why; null while it is open.</param>
public sealed record DraftItem(
    string Id,
    string Status,
    string Impact,
    string CurrentAction,
    DateTimeOffset? NextUpdateAt,
    ImmutableSortedSet<Audience> Audiences,
    string? Corrects,
    StatementLook? Look,
    EntryRemoval? Withdrawn,
    Actor By,
    DateTimeOffset At
)
{
    public static DraftItem Of(StatementDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        HoldingStatement said = draft.Statement;
        return new(
            said.Id,
            said.Status,
            said.Impact,
            said.CurrentAction,
            said.NextUpdateAt,
            said.Audiences,
            said.Corrects,
            draft.Look,
            draft.Withdrawn,
            draft.By,
            draft.At
        );
    }
}

/// <param name="Made">Promises of an update that were kept or missed.</param>
/// <param name="OnTimeRate">From 0 to 1; null when none is settled.</param>
public sealed record PromisesItem(int Made, int Kept, double? OnTimeRate)
{
    public static PromisesItem Of(PromisesKept promises) => new(promises.Made, promises.Kept, promises.OnTimeRate);
}
