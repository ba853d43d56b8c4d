// One of the fields that the sender of a change put beside it.
namespace Muster.Engine.Projections;

public sealed record ChangeDetail(string Name, string Value);
