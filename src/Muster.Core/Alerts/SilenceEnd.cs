// That a silence was ended before its time: by whom and why.
namespace Muster.Core.Alerts;

/// <summary>It ended at the <see cref="Silence.EndsAt"/> that it has since.</summary>
public sealed record SilenceEnd(string By, string Why);
