// What a webhook says of a change: one that is kept, one that is none, or nothing that can be read.
using Muster.Engine.Intake;

namespace Muster.Server.Intake.Wire;

internal abstract record ReadChange
{
    private ReadChange() { }

    /// <summary>Its key is not named yet.</summary>
    public sealed record Kept(ReportedChange Change) : ReadChange;

    /// <summary>A message that its sender means well and that changes nothing which runs.</summary>
    public sealed record PassedOver(string Why) : ReadChange;

    /// <summary>An issue changed; this is its address.</summary>
    public sealed record Issue(string Url) : ReadChange;

    public sealed record Malformed(string Why) : ReadChange;
}
