// A drill on a server, as the API says it.
namespace Muster.Cli.Api;

internal sealed record DrillState(
    string Id,
    string Title,
    long Seed,
    string Difficulty,
    string Status,
    int Second,
    int Seconds,
    int Speed,
    string? Incident,
    IReadOnlyList<string> Raised,
    IReadOnlyList<DrillSample> Samples,
    IReadOnlyList<DrillLine> Events,
    string? NotDone
);

internal sealed record DrillSample(int T, double Served, double Failed, double Shed);

internal sealed record DrillLine(int T, string Kind, string Subject, string Text);
