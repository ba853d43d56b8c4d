// What the page of a receipt shows.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Server.Intake.Receipts;

namespace Muster.Server.Intake.Pages;

/// <param name="Asked">The id that somebody looks for; empty on the page that only asks for one.</param>
/// <param name="Found">Null when there is no such receipt, or no longer.</param>
public sealed record ReceiptsModel(string Asked, ReceiptAnswer? Found, Organisation Organisation, string Rev)
{
    public const string Topics = "group,page";

    /// <summary>A request may bring tens of thousands of signals; a page of more than this is not read by anybody.</summary>
    public const int RowsMax = 200;

    public static ReceiptsModel OfNone { get; } = new("", null, Organisation.Empty, "0");

    public string Url => "/receipts/" + Asked;

    public string NameOf(ServiceId service) => Organisation.Service(service)?.Name ?? service.Value;

    /// <summary>Everybody who was notified because of this request, each once.</summary>
    public ImmutableArray<string> Notified =>
        [
            .. (Found?.Groups ?? [])
                .SelectMany(group => group.Page?.Notified ?? [])
                .Select(person => person.Name)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>What the signals did, each kind with its count: <c>3 opened, 1 merged</c>.</summary>
    public string Outcomes =>
        string.Join(
            ", ",
            (Found?.Signals ?? [])
                .GroupBy(signal => Word(signal.Outcome), StringComparer.Ordinal)
                .Select(kind => $"{kind.Count():N0} {kind.Key}")
        );

    /// <summary>A signal that renews an alert is merged into it: that is what its sender asks about.</summary>
    public static string Word(string outcome) => outcome == "renewed" ? "merged" : outcome;
}
