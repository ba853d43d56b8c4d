// The id under which a request that is repeated is one command, and what the request said.
namespace Muster.Engine.Ports;

/// <param name="Id">Unique over all callers and all that they can ask for.</param>
/// <param name="Content">A digest of what was asked: another content under one id is another command, and is not carried out.</param>
public sealed record Operation(string Id, string Content);
