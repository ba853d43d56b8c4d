// A page that rings for the reader: what for, when it escalates, and where the answers are posted.
namespace Muster.Server.Web.Views;

/// <summary>The bar on the desk and the dock on the phone.</summary>
/// <param name="Id">Whose answer it is: the bar shows another page as soon as a worse one rings, and a button must never change its meaning.</param>
/// <param name="PagedAs">The duty, for example `Payments secondary`.</param>
/// <param name="AckUrl">Where the acknowledge form posts.</param>
public sealed record PageNotice(string Id, string PagedAs, string AckUrl)
{
    /// <summary>What the page is about, for example `HighErrorRate on payments-api`.</summary>
    public string? About { get; init; }

    /// <summary>Where the reader sees what it is about: the incident or the alert group.</summary>
    public string? Href { get; init; }

    /// <summary>Who is paged next; null when this is the last step.</summary>
    public string? EscalatesTo { get; init; }

    /// <summary>When the next step is paged; null when this is the last step.</summary>
    public DateTimeOffset? EscalatesAt { get; init; }

    /// <summary>Where `Can’t respond` posts; null hides the button.</summary>
    public string? DeclineUrl { get; init; }

    /// <summary>How many more pages ring for the same person.</summary>
    public int Others { get; init; }
}
