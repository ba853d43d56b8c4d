// What the query string of the list of action items may hold, as it was typed.
using Microsoft.AspNetCore.Mvc;

namespace Muster.Server.Reviews.Actions;

/// <summary>What is left out, or empty, asks for everything.</summary>
public sealed record ActionQuestion
{
    /// <summary><c>open</c> (overdue ones among them), <c>overdue</c> or <c>done</c>.</summary>
    [FromQuery]
    public string? Status { get; init; }

    /// <summary>The id of a person.</summary>
    [FromQuery]
    public string? Owner { get; init; }

    /// <summary>The id of a team: that of the service, or else of the owner.</summary>
    [FromQuery]
    public string? Team { get; init; }

    /// <summary>The id of a service.</summary>
    [FromQuery]
    public string? Service { get; init; }

    [FromQuery]
    public string? Type { get; init; }

    [FromQuery]
    public string? Priority { get; init; }

    /// <summary>Words that must all occur.</summary>
    [FromQuery]
    public string? Q { get; init; }

    /// <summary><c>due</c> or <c>priority</c>; what is done stands by when it was.</summary>
    [FromQuery]
    public string? Sort { get; init; }

    [FromQuery]
    public string? Cursor { get; init; }

    [FromQuery]
    public int? Limit { get; init; }
}
