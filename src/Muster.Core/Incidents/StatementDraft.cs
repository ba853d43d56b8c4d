// A holding statement that nobody outside the incident has read.
using Muster.Core.Communications;
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <param name="By">Who wrote it as it stands.</param>
public sealed record StatementDraft(HoldingStatement Statement, Actor By, DateTimeOffset At)
{
    /// <summary>What somebody else said of it last; null while nobody has looked at it as it stands.</summary>
    public StatementLook? Look { get; init; }

    /// <summary>Who withdrew it, and why; null while it is open.</summary>
    public EntryRemoval? Withdrawn { get; init; }
}
