// Everything that can be asked of an SLO.
using Muster.Core.Kernel;

namespace Muster.Core.Slos;

public abstract record SloCommand(Actor By, DateTimeOffset At)
{
    /// <summary>Says what it is; what stands in it was checked before. One that is retired is in use again.</summary>
    public sealed record Define(SloDefinition Definition, Actor By, DateTimeOffset At) : SloCommand(By, At);

    /// <summary>Puts it away; its minutes stay as long as any others.</summary>
    public sealed record Retire(string Reason, Actor By, DateTimeOffset At) : SloCommand(By, At);

    public sealed record Restore(Actor By, DateTimeOffset At) : SloCommand(By, At);
}
