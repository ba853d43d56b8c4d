// That a row of a read model changed, and at which revision.
namespace Muster.Engine.Ports;

/// <summary><see cref="Revision"/> ascends over all rows of all read models, with every write.</summary>
public sealed record ViewRevision(string Kind, string Id, long Revision);
