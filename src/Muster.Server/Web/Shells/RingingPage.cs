// A page that rings for somebody: what for, as whom, and who is next.
using Muster.Core.Kernel;

namespace Muster.Server.Web.Shells;

/// <param name="PagedAs">The duty in which the person was reached, such as <c>Streaming on call, primary</c>.</param>
/// <param name="Href">Where one sees what it is about; null where there is nothing to see.</param>
/// <param name="EscalatesTo">Who is paged next, in words; null when nobody is.</param>
public sealed record RingingPage(
    PageId Id,
    string Title,
    Severity Severity,
    DateTimeOffset Since,
    string PagedAs,
    string? Href,
    string? EscalatesTo,
    DateTimeOffset? EscalatesAt
)
{
    /// <summary>Where the acknowledge form posts.</summary>
    public string AckUrl => $"/pages/{Id}/acknowledgement";

    /// <summary>Where the form posts by which they say that they cannot respond.</summary>
    public string DeclineUrl => $"/pages/{Id}/decline";
}
