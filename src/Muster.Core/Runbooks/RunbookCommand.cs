// Everything that can be asked of a runbook.
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

public abstract record RunbookCommand(Actor By, DateTimeOffset At)
{
    /// <summary>Writes a version; what stands in it was checked before.</summary>
    public sealed record Write(RunbookId Id, string Text, Actor By, DateTimeOffset At) : RunbookCommand(By, At);

    /// <summary>Takes it out of use: nobody can ask for a run of it.</summary>
    public sealed record Retire(string Reason, Actor By, DateTimeOffset At) : RunbookCommand(By, At);

    public sealed record Restore(Actor By, DateTimeOffset At) : RunbookCommand(By, At);
}
