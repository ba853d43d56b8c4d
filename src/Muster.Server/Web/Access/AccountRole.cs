// What an account may do, in three steps, each of which includes the one before.
namespace Muster.Server.Web.Access;

public static class AccountRole
{
    /// <summary>Reads everything and changes nothing.</summary>
    public const string Viewer = "viewer";

    /// <summary>Answers pages and runs incidents.</summary>
    public const string Responder = "responder";

    /// <summary>Also edits the organisation, people and keys.</summary>
    public const string Admin = "admin";

    /// <summary>From the least to the most.</summary>
    public static readonly IReadOnlyList<string> All = [Viewer, Responder, Admin];

    public static bool MayRespond(string? role) => role is Responder or Admin;

    public static bool IsKnown(string? role) => role is not null && All.Contains(role, StringComparer.Ordinal);
}
