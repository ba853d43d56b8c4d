// One stretch of the ribbon.
namespace Muster.Server.Web.Views;

/// <summary>A stretch of time in one condition.</summary>
public sealed record RibbonStretch(string Label, DateTimeOffset Start, DateTimeOffset End, RibbonTone Tone);
