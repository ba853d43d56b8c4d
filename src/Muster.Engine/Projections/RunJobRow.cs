// Work of a run that somebody is to take: a step, or a dry run.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="IsDryRun">Whether it only shows what would be touched.</param>
/// <param name="Runbook">Null for a command of <c>muster run</c>.</param>
/// <param name="Arguments">Of a command; empty for what the server does.</param>
public sealed record RunJobRow(
    RunId Run,
    int Step,
    bool IsDryRun,
    RunbookId? Runbook,
    int? Version,
    string? TextHash,
    string Name,
    ImmutableArray<string> Arguments,
    int TimeOutSeconds
)
{
    /// <summary>The name of the job: RUN-7.0 for a step, RUN-7.preview.0 for its dry run.</summary>
    public string Id => IdOf(Run, Step, IsDryRun);

    public static string IdOf(RunId run, int step, bool isDryRun) =>
        string.Create(CultureInfo.InvariantCulture, $"{run}{(isDryRun ? ".preview" : "")}.{step}");

    /// <summary>Reads the name of a job.</summary>
    public static bool TryParse(string text, out RunId run, out int step, out bool isDryRun)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('.');
        isDryRun = parts is [_, "preview", _];
        step = 0;
        run = default;
        return (parts.Length == 2 || isDryRun)
            && RunId.TryParse(parts[0], out run)
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out step);
    }
}
