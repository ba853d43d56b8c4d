// Everything that can be asked of a runbook.
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

public abstract record RunbookCommand(Actor By, DateTimeOffset At)
{
    /// <summary>Writes a version; what stands in it was checked before.</summary>
    public sealed record Write(RunbookId Id, string Text, Actor By, DateTimeOffset At) : RunbookCommand(By, At);
}
