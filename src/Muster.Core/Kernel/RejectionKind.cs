// What sort of refusal a rejection is, so that each door can answer in its own way.
namespace Muster.Core.Kernel;

/// <summary>HTTP maps these to 409, 422, 404, 403 and 412.</summary>
public enum RejectionKind
{
    /// <summary>The state does not allow it now.</summary>
    Conflict,

    /// <summary>The command itself is wrong, whatever the state.</summary>
    Invalid,

    /// <summary>What the command speaks of does not exist.</summary>
    NotFound,

    /// <summary>This actor may not do it.</summary>
    Forbidden,

    /// <summary>The command was written for an older version than the one that stands.</summary>
    Stale,
}
