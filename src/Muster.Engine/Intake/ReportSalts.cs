// What the hashes of clients are made with, today and yesterday.
namespace Muster.Engine.Intake;

/// <summary>Random, and written over each day: once both are gone, nobody can tell which address a hash was of.</summary>
public sealed record ReportSalts(DateOnly Day, string Today, string Yesterday);
