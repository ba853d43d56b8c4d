// Everything that can happen to a runbook: the complete family.
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <summary>What happened to a runbook. The names are stable; docs/events.md describes each.</summary>
[JsonDerivedType(typeof(Written), "runbook.written")]
[JsonDerivedType(typeof(Retired), "runbook.retired")]
[JsonDerivedType(typeof(Restored), "runbook.restored")]
public abstract record RunbookEvent(Actor By, DateTimeOffset At)
{
    /// <param name="Version">Counts from 1.</param>
    /// <param name="Text">The whole file.</param>
    /// <param name="TextHash">SHA-256 of the text in hexadecimal digits.</param>
    public sealed record Written(RunbookId Id, int Version, string Text, string TextHash, Actor By, DateTimeOffset At)
        : RunbookEvent(By, At);

    public sealed record Retired(string Reason, Actor By, DateTimeOffset At) : RunbookEvent(By, At);

    public sealed record Restored(Actor By, DateTimeOffset At) : RunbookEvent(By, At);
}
