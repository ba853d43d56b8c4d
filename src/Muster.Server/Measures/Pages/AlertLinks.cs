// The addresses of what lies behind a number of the alerts' measures.
using Muster.Core.Kernel;
using Muster.Core.Measures;

namespace Muster.Server.Measures.Pages;

internal static class AlertLinks
{
    public const string Page = "/measures/alerts";

    public const string Behind = "/measures/alerts/behind";

    public static string Of(MeasureQuestion asked, PageOutcome outcome) => To(asked, "outcome", outcome.Name());

    public static string Of(MeasureQuestion asked, Talker talker, string? only = null) =>
        To(asked, "talker", talker.Key) + (only is null ? "" : "&only=" + only);

    /// <summary>Pages of a person: all, or those of <c>night</c>, the first of each of their <c>nights</c>, or those of the <c>worst</c>.</summary>
    public static string Of(MeasureQuestion asked, PersonId person, string? only = null) =>
        To(asked, "person", person.Value) + (only is null ? "" : "&only=" + only);

    /// <summary>Alert groups: <c>opened</c>, <c>paged</c> or <c>flapping</c>.</summary>
    public static string Groups(MeasureQuestion asked, string only) => To(asked, "only", only);

    private static string To(MeasureQuestion asked, string name, string value) =>
        $"{Behind}?{asked.Query()}&{name}={Uri.EscapeDataString(value)}";
}
