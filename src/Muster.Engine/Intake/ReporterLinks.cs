// The addresses that a customer who reported something is written.
namespace Muster.Engine.Intake;

/// <param name="Page">That of the status page.</param>
/// <param name="Confirm">Where the contact with an id confirms its address.</param>
public sealed record ReporterLinks(string Page, Func<string, string> Confirm);
