// What is sent to the doors of SLOs.
using System.Collections.Immutable;

namespace Muster.Server.Slos.Api;

/// <param name="Files">Read together: one may name what stands in another. OpenSLO v1, Sloth or Pyrra, in YAML or JSON.</param>
/// <param name="Prune">Whether SLOs that no file has are retired; they can be restored.</param>
/// <param name="Retires">How many are to be retired, as the preview said; when it would be another number, nothing is changed.</param>
/// <param name="DryRun">Whether it is only said what would happen.</param>
/// <param name="Reason">Why, for what is retired.</param>
public sealed record ApplySlosBody(
    ImmutableArray<SloFileBody> Files,
    bool Prune = false,
    int? Retires = null,
    bool DryRun = false,
    string Reason = "not in the files any more"
);

/// <param name="Name">To tell mistakes by.</param>
/// <param name="Text">The whole file.</param>
public sealed record SloFileBody(string Name, string Text);

public sealed record RetireSloBody(string Reason);
