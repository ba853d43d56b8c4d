// What the pages of on-call show.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.OnCall;
using Muster.Server.OnCall.Import;

namespace Muster.Server.OnCall.Pages;

/// <param name="Schedules">By name, the command rotations last.</param>
public sealed record OnCallModel(ImmutableArray<ScheduleView> Schedules, Shown Shown, string Rev)
{
    /// <summary>Whether the reader may import a calendar.</summary>
    public bool MayImport { get; init; }
}

/// <param name="Services">Those that page through the schedule or take their command from it, by name.</param>
public sealed record ScheduleModel(
    ScheduleView View,
    RosterView Roster,
    IEnumerable<Service> Services,
    Organisation Organisation,
    Shown Shown,
    string Rev
)
{
    /// <summary>Who carried how much lately.</summary>
    public ImmutableArray<ServedTime> Served { get; init; } = [];

    /// <summary>What a form on the page was refused with; null when none was.</summary>
    public TypedChange? Typed { get; init; }

    /// <summary>The removal that was refused; null when none was.</summary>
    public TypedRemoval? Removal { get; init; }

    /// <summary>Where an imported schedule comes from; null before the first import, and for others.</summary>
    public CalendarSource? Source { get; init; }
}
