// What may have caused an incident and what to try first, as much of it as the terminal shows.
namespace Muster.Cli.Api;

internal sealed record FirstLook(IReadOnlyList<SuspectChange> Changes, IReadOnlyList<ProposedMitigation> Mitigations);

internal sealed record SuspectChange(ChangeRow Change, string Why, string? Verdict);

internal sealed record ProposedMitigation(string Id, string Title, string Price, string Why, IReadOnlyList<AbleToRun> CanRun);

internal sealed record AbleToRun(string Name, bool OnCall);
