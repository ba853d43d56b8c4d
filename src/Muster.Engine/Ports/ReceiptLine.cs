// What became of one signal.
using Muster.Core.Alerts;

namespace Muster.Engine.Ports;

/// <param name="Alert">The alert that it opened, renewed or resolved; null when it was ignored.</param>
/// <param name="Outcome"><c>opened</c>, <c>renewed</c>, <c>resolved</c> or <c>ignored</c>.</param>
/// <param name="Reason">Why it was ignored; else null.</param>
public sealed record ReceiptLine(Fingerprint Fingerprint, long? Alert, string Outcome, string? Reason);
