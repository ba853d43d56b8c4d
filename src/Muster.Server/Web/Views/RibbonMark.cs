// One named instant of the ribbon.
namespace Muster.Server.Web.Views;

/// <summary>An instant with a name, for example `Acked`.</summary>
public sealed record RibbonMark(string Label, DateTimeOffset At);
