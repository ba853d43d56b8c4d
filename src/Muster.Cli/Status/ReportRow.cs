// What the command line shows of a customer's report.
namespace Muster.Cli.Status;

/// <param name="Component">Null for something that is no component of the page.</param>
/// <param name="Incident">Null where nobody linked it.</param>
internal sealed record ReportRow(string Id, string? Component, string Symptom, string Text, DateTimeOffset At, string? Incident);
