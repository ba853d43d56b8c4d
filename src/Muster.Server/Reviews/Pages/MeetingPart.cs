// One part of a review meeting: what is looked at, for how long, and who speaks first.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Reviews.Pages;

/// <param name="Key">In the address.</param>
/// <param name="Speaks">Whose part it is: a role, so that nobody is put on the spot by name; null for everybody.</param>
public sealed record MeetingPart(string Key, string Title, TimeSpan Lasts, Role? Speaks)
{
    /// <summary>The agenda of an hour, in its order: half of it is for why and what to do.</summary>
    public static readonly ImmutableArray<MeetingPart> Agenda =
    [
        new("summary", "What happened", TimeSpan.FromMinutes(5), Role.IncidentCommander),
        new("impact", "Impact", TimeSpan.FromMinutes(4), Role.CommsLead),
        new("timeline", "Timeline", TimeSpan.FromMinutes(8), Role.Scribe),
        new("detection", "Detection", TimeSpan.FromMinutes(4), Role.OperationsLead),
        new("response", "Response", TimeSpan.FromMinutes(6), Role.OperationsLead),
        new("communications", "Communications", TimeSpan.FromMinutes(3), Role.CommsLead),
        new("whys", "Why it happened", TimeSpan.FromMinutes(15), Speaks: null),
        new("actions", "What we will do", TimeSpan.FromMinutes(10), Speaks: null),
        new("lessons", "What we learnt", TimeSpan.FromMinutes(5), Speaks: null),
    ];

    public static TimeSpan Whole { get; } = TimeSpan.FromTicks(Agenda.Sum(part => part.Lasts.Ticks));

    /// <summary>When this part should be over, counted from the beginning of the meeting.</summary>
    public TimeSpan Ends => TimeSpan.FromTicks(Agenda.TakeWhile(part => part != this).Append(this).Sum(part => part.Lasts.Ticks));
}
