// One answer to a why, as it was sent.
namespace Muster.Server.Drills;

/// <param name="Evidence">The id of a line of the drill's record; empty for none.</param>
public sealed record SaidWhy(string Text, string Evidence, bool IsRoot);
