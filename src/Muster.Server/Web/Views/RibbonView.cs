// The facts of the incident ribbon: stretches, marks, updates, now and the promise.
namespace Muster.Server.Web.Views;

/// <summary>An incident's life on one line of time.</summary>
/// <param name="From">The left end, usually when the impact began.</param>
/// <param name="Now">The reader's now; for a closed incident its end.</param>
public sealed record RibbonView(DateTimeOffset From, DateTimeOffset Now)
{
    /// <summary>Ascending by start; they may touch, and do not overlap.</summary>
    public IReadOnlyList<RibbonStretch> Stretches { get; init; } = [];

    /// <summary>Ascending by instant.</summary>
    public IReadOnlyList<RibbonMark> Marks { get; init; } = [];

    /// <summary>When something was said to stakeholders.</summary>
    public IReadOnlyList<DateTimeOffset> Updates { get; init; } = [];

    /// <summary>When the next update is promised; null when none is.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>False once the incident is over: then there is no now-line.</summary>
    public bool Open { get; init; } = true;

    /// <summary>The right end: a little beyond now and the promise.</summary>
    public DateTimeOffset To
    {
        get
        {
            var last = Due is { } due && Open && due > Now ? due : Now;
            var margin = Open ? 0.01 : 0;
            return last + (last - From) * margin;
        }
    }
}
